// Danish.

import type { Messages } from './en.js';

export const da = {
  locale: 'da',
  dir: 'ltr',

  title: 'Forbind IT Glue',
  thisApp: 'denne app',
  privacy: 'Sendes kun til {appName}. Gemmes aldrig i denne browser.',

  'region.api': 'Globalt',
  'region.api.eu': 'Europa',
  'region.api.au': 'Australien',

  'subdomain.label': 'Subdomæne',
  'subdomain.hint': 'Vælg det, der passer til adressen, du logger ind på.',
  'subdomain.none': 'Vælg dit subdomæne',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': 'Valgt: {option}.',
  'subdomain.missing': 'Vælg et subdomæne.',

  'address.ask': 'Ikke sikker?',
  'address.label': 'Indsæt den adresse, du ser, når du er logget ind i IT Glue.',
  'address.unknown': 'Kun en adresse på itglue.com viser regionen.',
  'address.kaseya':
    'Du er stadig på Kaseyas login-side. Kopiér adressen igen, når du er logget ind.',

  'apiKey.label': 'API-nøgle',
  'apiKey.hint': 'Begynder med {prefix}',
  'apiKey.hidden': 'Din API-nøgle er skjult.',
  'apiKey.hidden.button': 'Vis',
  'apiKey.hidden.label': 'Vis API-nøglen',
  'apiKey.shown': 'Din API-nøgle er synlig.',
  'apiKey.shown.button': 'Skjul',
  'apiKey.shown.label': 'Skjul API-nøglen',
  'apiKey.cleaned': 'Kun nøglen blev beholdt.',
  'apiKey.missing': 'Indsæt din API-nøgle.',
  'apiKey.malformed': 'Det er ikke en API-nøgle fra IT Glue. De begynder med »ITG.«',
  'apiKey.too_long': 'Det er for langt til en API-nøgle.',

  'guide.title': 'Hvor finder jeg dem?',
  'guide.needs': 'Du skal have et betalt abonnement med API-adgang og rollen {administrator}.',
  'guide.signIn': 'Log ind i {itGlue}. Adressen viser dit subdomæne.',
  'guide.open': 'Åbn {account}, eller {admin} i nyere konti.',
  'guide.generate': 'Vælg {generate}, og kald nøglen {appName}.',
  'guide.passwords': 'Sæt flueben ved {passwordAccess}, så {appName} kan læse adgangskoder.',
  'guide.copy': 'Kopiér nøglen nu: IT Glue viser den kun én gang.',
  'guide.unused': 'IT Glue tilbagekalder nøgler, der ikke er brugt i 90 dage.',
  'guide.allow':
    'Hvis din konto begrænser adgang efter IP, så tillad {addresses} under {ipAccess}.',
  'copy.one': 'Kopiér adressen',
  'copy.other': 'Kopiér adresserne',
  'copy.done': 'Kopieret',
  'copy.failed': 'Kopiér den i hånden.',

  connect: 'Forbind',
  connecting: 'Kontrollerer hos IT Glue…',
  'connecting.still': 'Kontrollerer stadig hos IT Glue…',
  cancel: 'Annuller',
  retry: 'Prøv igen',
  'retry.in': 'Prøv igen om {time}',
  'retry.now': 'Du kan prøve igen nu.',

  'connected.title': 'IT Glue er forbundet',
  'organizations.one': '{count} organisation',
  'organizations.other': '{count} organisationer',
  done: 'Færdig',

  'wrong_subdomain.title': 'Nøglen hører til {region}',
  'wrong_subdomain.text':
    'IT Glue godtog den på {suggested}, ikke på {subdomain}. Der er ikke noget galt med nøglen.',
  'wrong_subdomain.locked':
    'IT Glue godtog den på {suggested}, men {appName} er sat op til {subdomain}. Brug en nøgle fra den region, eller bed en administrator af {appName} om at ændre det.',
  'wrong_subdomain.use': 'Brug {suggested}, og forbind',
  'key_rejected.title': 'IT Glue godtog ikke nøglen',
  'key_rejected.text':
    'Kontrollér, at den er kopieret helt og ikke er tilbagekaldt eller sat på pause. IT Glue tilbagekalder nøgler, der ikke er brugt i 90 dage.',
  'rate_limited.title': 'IT Glue begrænser forespørgslerne fra denne konto',
  'rate_limited.text': 'Vent {time}, og prøv så igen. Det, du har indtastet, bliver her.',
  'unavailable.title': 'IT Glue er ikke tilgængelig lige nu',
  'unavailable.text': 'Det, du har indtastet, bliver her. Prøv igen.',
  'timeout.title': 'IT Glue var for længe om at svare',
  'timeout.text': 'Det, du har indtastet, bliver her. Prøv igen.',
  'offline.title': 'Du ser ud til at være offline',
  'offline.text': '{appName} kan ikke nås. Det, du har indtastet, bliver her.',
  'offline.server.title': 'Serveren til {appName} kan ikke nås',
  'offline.server.text': 'Det, du har indtastet, bliver her. Prøv igen.',
  'offline.over.title': 'Du er online igen',
  'offline.over.text': 'Det, du har indtastet, bliver her.',
  'not_allowed.title': 'Du har ikke tilladelse til at forbinde IT Glue',
  'not_allowed.text': 'Kontakt en administrator af {appName}.',
  'unknown.title': 'Noget gik galt',
  'unknown.text': 'Det, du har indtastet, bliver her. Prøv igen.',

  close: 'Luk',
  'discard.title': 'Kassér nøglen?',
  'discard.text':
    'IT Glue viser kun en nøgle én gang. Hvis du ikke har gemt den, skal du bruge en ny.',
  'discard.keep': 'Fortsæt med at redigere',
  'discard.confirm': 'Kassér og luk',

  'card.none': 'Ikke forbundet',
  'card.connected': 'Forbundet',
  'card.broken': 'Mangler en ny nøgle',
  'card.key': 'nøgle, der ender på {hint}',
  'card.since': 'siden {date}',
  'card.rejected': 'IT Glue godtager ikke længere nøglen.',
  'card.revoked': 'IT Glue godtager ikke længere nøglen: den er tilbagekaldt.',
  'card.unused':
    'IT Glue godtager ikke længere nøglen: nøgler, der ikke er brugt i 90 dage, tilbagekaldes.',
  'card.replace': 'Udskift nøgle',
  'card.disconnect': 'Afbryd',

  'replace.title': 'Udskift IT Glue-nøglen',
  'replace.text': 'Den nuværende nøgle bliver, indtil den nye virker.',
  'replace.done': 'Nøgle udskiftet',
  'replace.not_allowed': 'Du har ikke tilladelse til at udskifte IT Glue-nøglen',
  'disconnect.title': 'Afbryd IT Glue?',
  'disconnect.text':
    '{appName} glemmer nøglen og kan ikke længere læse IT Glue. Selve nøglen gælder, indtil den tilbagekaldes i IT Glue.',
  'disconnect.keep': 'Forbliv forbundet',
  'disconnect.running': 'Afbryder…',
  'disconnect.failed': 'IT Glue er stadig forbundet.',
  'disconnect.not_allowed': 'Du har ikke tilladelse til at afbryde IT Glue',
} satisfies Messages;
