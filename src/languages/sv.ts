// Swedish.

import type { Messages } from './en.js';

export const sv = {
  locale: 'sv',
  dir: 'ltr',

  title: 'Anslut IT Glue',
  thisApp: 'den här appen',
  privacy: 'Skickas bara till {appName}. Sparas aldrig i den här webbläsaren.',

  'region.api': 'Globalt',
  'region.api.eu': 'Europa',
  'region.api.au': 'Australien',

  'subdomain.label': 'Subdomän',
  'subdomain.hint': 'Välj den som stämmer med adressen där du loggar in.',
  'subdomain.none': 'Välj din subdomän',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': 'Valt: {option}.',
  'subdomain.missing': 'Välj en subdomän.',

  'address.ask': 'Osäker?',
  'address.label': 'Klistra in adressen som du ser när du är inloggad i IT Glue.',
  'address.unknown': 'Bara en adress på itglue.com visar regionen.',
  'address.kaseya':
    'Du är fortfarande på Kaseyas inloggningssida. Kopiera adressen igen när du har loggat in.',

  'apiKey.label': 'API-nyckel',
  'apiKey.hint': 'Börjar med {prefix}',
  'apiKey.hidden': 'Din API-nyckel är dold.',
  'apiKey.hidden.button': 'Visa',
  'apiKey.hidden.label': 'Visa API-nyckeln',
  'apiKey.shown': 'Din API-nyckel är synlig.',
  'apiKey.shown.button': 'Dölj',
  'apiKey.shown.label': 'Dölj API-nyckeln',
  'apiKey.cleaned': 'Bara nyckeln behölls.',
  'apiKey.missing': 'Klistra in din API-nyckel.',
  'apiKey.malformed': 'Det är inte en API-nyckel från IT Glue. De börjar med ”ITG.”',
  'apiKey.too_long': 'Det är för långt för en API-nyckel.',

  'guide.title': 'Var hittar jag detta?',
  'guide.needs': 'Du behöver en betald plan med API-åtkomst och rollen {administrator}.',
  'guide.signIn': 'Logga in i {itGlue}. Adressen visar din subdomän.',
  'guide.open': 'Öppna {account}, eller {admin} i nyare konton.',
  'guide.generate': 'Välj {generate} och ge nyckeln namnet {appName}.',
  'guide.passwords': 'Markera {passwordAccess} så att {appName} kan läsa lösenord.',
  'guide.copy': 'Kopiera nyckeln nu: IT Glue visar den bara en gång.',
  'guide.unused': 'IT Glue återkallar nycklar som inte har använts på 90 dagar.',
  'guide.allow': 'Om ditt konto begränsar åtkomst per IP, tillåt {addresses} under {ipAccess}.',
  'copy.one': 'Kopiera adressen',
  'copy.other': 'Kopiera adresserna',
  'copy.done': 'Kopierat',
  'copy.failed': 'Kopiera för hand.',

  connect: 'Anslut',
  connecting: 'Kontrollerar med IT Glue…',
  'connecting.still': 'Kontrollerar fortfarande med IT Glue…',
  cancel: 'Avbryt',
  retry: 'Försök igen',
  'retry.in': 'Försök igen om {time}',
  'retry.now': 'Du kan försöka igen nu.',

  'connected.title': 'IT Glue är anslutet',
  'organizations.one': '{count} organisation',
  'organizations.other': '{count} organisationer',
  done: 'Klar',

  'wrong_subdomain.title': 'Nyckeln hör till {region}',
  'wrong_subdomain.text':
    'IT Glue godtog den på {suggested}, inte på {subdomain}. Det är inget fel på nyckeln.',
  'wrong_subdomain.locked':
    'IT Glue godtog den på {suggested}, men {appName} är inställt på {subdomain}. Använd en nyckel från den regionen, eller be en administratör för {appName} att ändra det.',
  'wrong_subdomain.use': 'Använd {suggested} och anslut',
  'key_rejected.title': 'IT Glue godtog inte nyckeln',
  'key_rejected.text':
    'Kontrollera att den kopierades i sin helhet och inte har återkallats eller pausats. IT Glue återkallar nycklar som inte har använts på 90 dagar.',
  'rate_limited.title': 'IT Glue begränsar förfrågningarna från det här kontot',
  'rate_limited.text': 'Vänta {time} och försök sedan igen. Det du har fyllt i finns kvar här.',
  'unavailable.title': 'IT Glue är inte tillgängligt just nu',
  'unavailable.text': 'Det du har fyllt i finns kvar här. Försök igen.',
  'timeout.title': 'IT Glue tog för lång tid på sig att svara',
  'timeout.text': 'Det du har fyllt i finns kvar här. Försök igen.',
  'offline.title': 'Du verkar vara offline',
  'offline.text': '{appName} kan inte nås. Det du har fyllt i finns kvar här.',
  'offline.server.title': 'Servern för {appName} kan inte nås',
  'offline.server.text': 'Det du har fyllt i finns kvar här. Försök igen.',
  'offline.over.title': 'Du är online igen',
  'offline.over.text': 'Det du har fyllt i finns kvar här.',
  'not_allowed.title': 'Du har inte behörighet att ansluta IT Glue',
  'not_allowed.text': 'Kontakta en administratör för {appName}.',
  'unknown.title': 'Något gick fel',
  'unknown.text': 'Det du har fyllt i finns kvar här. Försök igen.',

  close: 'Stäng',
  'discard.title': 'Kasta nyckeln?',
  'discard.text':
    'IT Glue visar en nyckel bara en gång. Om du inte har sparat den behöver du en ny.',
  'discard.keep': 'Fortsätt redigera',
  'discard.confirm': 'Kasta och stäng',

  'card.none': 'Inte anslutet',
  'card.connected': 'Anslutet',
  'card.broken': 'Behöver en ny nyckel',
  'card.key': 'nyckel som slutar på {hint}',
  'card.since': 'sedan {date}',
  'card.rejected': 'IT Glue godtar inte längre nyckeln.',
  'card.revoked': 'IT Glue godtar inte längre nyckeln: den har återkallats.',
  'card.unused':
    'IT Glue godtar inte längre nyckeln: nycklar som inte har använts på 90 dagar återkallas.',
  'card.replace': 'Byt nyckel',
  'card.disconnect': 'Koppla från',

  'replace.title': 'Byt IT Glue-nyckeln',
  'replace.text': 'Den nuvarande nyckeln finns kvar tills den nya fungerar.',
  'replace.done': 'Nyckel utbytt',
  'replace.not_allowed': 'Du har inte behörighet att byta IT Glue-nyckeln',
  'disconnect.title': 'Koppla från IT Glue?',
  'disconnect.text':
    '{appName} glömmer nyckeln och kan inte längre läsa IT Glue. Själva nyckeln gäller tills den återkallas i IT Glue.',
  'disconnect.keep': 'Förbli ansluten',
  'disconnect.running': 'Kopplar från…',
  'disconnect.failed': 'IT Glue är fortfarande anslutet.',
  'disconnect.not_allowed': 'Du har inte behörighet att koppla från IT Glue',
} satisfies Messages;
