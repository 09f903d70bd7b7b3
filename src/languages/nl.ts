// Dutch.

import type { Messages } from './en.js';

export const nl = {
  locale: 'nl',
  dir: 'ltr',

  title: 'IT Glue koppelen',
  thisApp: 'deze app',
  privacy: 'Wordt alleen naar {appName} gestuurd. Nooit in deze browser bewaard.',

  'region.api': 'Wereldwijd',
  'region.api.eu': 'Europa',
  'region.api.au': 'Australië',

  'subdomain.label': 'Subdomein',
  'subdomain.hint': 'Kies het subdomein van het adres waarop u inlogt.',
  'subdomain.none': 'Kies uw subdomein',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': 'Gekozen: {option}.',
  'subdomain.missing': 'Kies uw subdomein.',

  'address.ask': 'Niet zeker?',
  'address.label': 'Plak het adres dat u ziet als u bij IT Glue bent ingelogd.',
  'address.unknown': 'Alleen een adres van itglue.com toont het.',
  'address.kaseya':
    'Dit is nog de inlogpagina van Kaseya. Kopieer het adres opnieuw zodra u bent ingelogd.',

  'apiKey.label': 'API-sleutel',
  'apiKey.hint': 'Begint met {prefix}',
  'apiKey.hidden': 'Uw API-sleutel is verborgen.',
  'apiKey.hidden.button': 'Tonen',
  'apiKey.hidden.label': 'API-sleutel tonen',
  'apiKey.shown': 'Uw API-sleutel is zichtbaar.',
  'apiKey.shown.button': 'Verbergen',
  'apiKey.shown.label': 'API-sleutel verbergen',
  'apiKey.cleaned': 'Alleen de sleutel is behouden.',
  'apiKey.missing': 'Plak uw API-sleutel.',
  'apiKey.malformed': 'Dat is geen API-sleutel van IT Glue. Die beginnen met ‘ITG.’',
  'apiKey.too_long': 'Dat is te lang voor een API-sleutel.',

  'guide.title': 'Waar vind ik deze gegevens?',
  'guide.needs': 'U hebt een betaald abonnement met API-toegang en de rol {administrator} nodig.',
  'guide.signIn': 'Log in bij {itGlue}. Het adres toont uw subdomein.',
  'guide.open': 'Open {account}, of {admin} in nieuwere accounts.',
  'guide.generate': 'Kies {generate} en noem de sleutel {appName}.',
  'guide.passwords': 'Vink {passwordAccess} aan, zodat {appName} wachtwoorden kan lezen.',
  'guide.copy': 'Kopieer de sleutel nu: IT Glue toont hem maar één keer.',
  'guide.unused': 'IT Glue trekt sleutels in die 90 dagen niet zijn gebruikt.',
  'guide.allow': 'Als uw account toegang per IP beperkt, sta dan {addresses} toe onder {ipAccess}.',
  'copy.one': 'Adres kopiëren',
  'copy.other': 'Adressen kopiëren',
  'copy.done': 'Gekopieerd',
  'copy.failed': 'Kopieer met de hand.',

  connect: 'Koppelen',
  connecting: 'Controleren bij IT Glue…',
  'connecting.still': 'Nog steeds aan het controleren bij IT Glue…',
  cancel: 'Annuleren',
  retry: 'Opnieuw proberen',
  'retry.in': 'Opnieuw proberen over {time}',
  'retry.now': 'U kunt het nu opnieuw proberen.',

  'connected.title': 'IT Glue is gekoppeld',
  'organizations.one': '{count} organisatie',
  'organizations.other': '{count} organisaties',
  done: 'Klaar',

  'wrong_subdomain.title': 'Deze sleutel hoort bij de regio {region}',
  'wrong_subdomain.text':
    'IT Glue accepteerde hem bij {suggested}, niet bij {subdomain}. Er is niets mis met de sleutel.',
  'wrong_subdomain.locked':
    'IT Glue accepteerde hem bij {suggested}, maar {appName} is ingesteld voor {subdomain}. Gebruik een sleutel van die regio of vraag een beheerder van {appName} om dit te wijzigen.',
  'wrong_subdomain.use': '{suggested} gebruiken en koppelen',
  'key_rejected.title': 'IT Glue heeft deze sleutel niet geaccepteerd',
  'key_rejected.text':
    'Controleer of hij volledig is gekopieerd en niet is ingetrokken of gepauzeerd. IT Glue trekt sleutels in die 90 dagen niet zijn gebruikt.',
  'rate_limited.title': 'IT Glue beperkt de verzoeken van dit account',
  'rate_limited.text':
    'Wacht {time} en probeer het dan opnieuw. Wat u hebt ingevuld blijft hier staan.',
  'unavailable.title': 'IT Glue is niet beschikbaar',
  'unavailable.text': 'Wat u hebt ingevuld blijft hier staan. Probeer het opnieuw.',
  'timeout.title': 'IT Glue deed er te lang over om te antwoorden',
  'timeout.text': 'Wat u hebt ingevuld blijft hier staan. Probeer het opnieuw.',
  'offline.title': 'U lijkt offline te zijn',
  'offline.text': '{appName} is niet bereikbaar. Wat u hebt ingevuld blijft hier staan.',
  'offline.server.title': 'De server van {appName} is niet bereikbaar',
  'offline.server.text': 'Wat u hebt ingevuld blijft hier staan. Probeer het opnieuw.',
  'offline.over.title': 'U bent weer online',
  'offline.over.text': 'Wat u hebt ingevuld blijft hier staan.',
  'not_allowed.title': 'U hebt geen toestemming om IT Glue te koppelen',
  'not_allowed.text': 'Neem contact op met een beheerder van {appName}.',
  'unknown.title': 'Er is iets misgegaan',
  'unknown.text': 'Wat u hebt ingevuld blijft hier staan. Probeer het opnieuw.',

  close: 'Sluiten',
  'discard.title': 'Deze sleutel weggooien?',
  'discard.text':
    'IT Glue toont een sleutel maar één keer. Als u hem niet hebt bewaard, hebt u een nieuwe nodig.',
  'discard.keep': 'Verder bewerken',
  'discard.confirm': 'Weggooien en sluiten',

  'card.none': 'Niet gekoppeld',
  'card.connected': 'Gekoppeld',
  'card.broken': 'Nieuwe sleutel nodig',
  'card.key': 'sleutel eindigt op {hint}',
  'card.since': 'sinds {date}',
  'card.rejected': 'IT Glue accepteert deze sleutel niet meer.',
  'card.revoked': 'IT Glue accepteert deze sleutel niet meer: hij is ingetrokken.',
  'card.unused':
    'IT Glue accepteert deze sleutel niet meer: sleutels die 90 dagen niet zijn gebruikt, worden ingetrokken.',
  'card.replace': 'Sleutel vervangen',
  'card.disconnect': 'Ontkoppelen',

  'replace.title': 'De sleutel van IT Glue vervangen',
  'replace.text': 'De huidige sleutel blijft tot de nieuwe werkt.',
  'replace.done': 'De sleutel is vervangen',
  'replace.not_allowed': 'U hebt geen toestemming om de sleutel van IT Glue te vervangen',
  'disconnect.title': 'IT Glue ontkoppelen?',
  'disconnect.text':
    '{appName} vergeet de sleutel en kan IT Glue niet meer lezen. De sleutel zelf blijft geldig tot hij in IT Glue wordt ingetrokken.',
  'disconnect.keep': 'Gekoppeld blijven',
  'disconnect.running': 'Bezig met ontkoppelen…',
  'disconnect.failed': 'IT Glue is nog gekoppeld.',
  'disconnect.not_allowed': 'U hebt geen toestemming om IT Glue te ontkoppelen',
} satisfies Messages;
