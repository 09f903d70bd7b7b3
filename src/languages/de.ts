// German.

import type { Messages } from './en.js';

export const de = {
  locale: 'de',
  dir: 'ltr',

  title: 'IT Glue verbinden',
  thisApp: 'diese App',
  privacy: 'Wird nur an {appName} gesendet und nie in diesem Browser gespeichert.',

  'region.api': 'Global',
  'region.api.eu': 'Europa',
  'region.api.au': 'Australien',

  'subdomain.label': 'Subdomain',
  'subdomain.hint': 'Wählen Sie die Subdomain, die zu Ihrer Anmeldeadresse passt.',
  'subdomain.none': 'Subdomain wählen',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': 'Gewählt: {option}.',
  'subdomain.missing': 'Wählen Sie Ihre Subdomain.',

  'address.ask': 'Nicht sicher, welche Subdomain?',
  'address.label':
    'Fügen Sie die Adresse ein, die Ihr Browser nach der Anmeldung bei IT Glue anzeigt.',
  'address.unknown': 'Das ist keine Adresse von IT Glue.',
  'address.kaseya':
    'Das ist die Anmeldeseite von Kaseya. Schließen Sie die Anmeldung ab und kopieren Sie die Adresse dann noch einmal.',

  'apiKey.label': 'API-Schlüssel',
  'apiKey.hint': 'Beginnt mit {prefix}',
  'apiKey.hidden': 'Ihr API-Schlüssel ist verborgen.',
  'apiKey.hidden.button': 'Anzeigen',
  'apiKey.hidden.label': 'API-Schlüssel anzeigen',
  'apiKey.shown': 'Ihr API-Schlüssel ist sichtbar.',
  'apiKey.shown.button': 'Verbergen',
  'apiKey.shown.label': 'API-Schlüssel verbergen',
  'apiKey.cleaned': 'Alles außer dem Schlüssel wurde entfernt.',
  'apiKey.missing': 'Fügen Sie Ihren API-Schlüssel ein.',
  'apiKey.malformed': 'Das ist kein API-Schlüssel von IT Glue. Er muss mit „ITG.“ beginnen.',
  'apiKey.too_long': 'Das ist zu lang für einen API-Schlüssel.',

  'guide.title': 'Wo finde ich Subdomain und Schlüssel?',
  'guide.needs': 'Sie brauchen einen bezahlten Tarif mit API-Zugang und die Rolle {administrator}.',
  'guide.signIn':
    'Melden Sie sich bei {itGlue} an. Die Adresse zeigt, welche Subdomain Sie wählen müssen.',
  'guide.open': 'Öffnen Sie {account}, in neueren Konten {admin}.',
  'guide.generate': 'Klicken Sie auf {generate} und nennen Sie den Schlüssel {appName}.',
  'guide.passwords': 'Aktivieren Sie {passwordAccess}, damit {appName} Passwörter lesen kann.',
  'guide.copy': 'Kopieren Sie den Schlüssel sofort. IT Glue zeigt ihn nur einmal an.',
  'guide.unused': 'IT Glue widerruft Schlüssel, die 90 Tage lang nicht benutzt wurden.',
  'guide.allow':
    'Wenn Ihr Konto den Zugriff nach IP-Adressen beschränkt, lassen Sie {addresses} unter {ipAccess} zu.',
  'copy.one': 'Adresse kopieren',
  'copy.other': 'Adressen kopieren',
  'copy.done': 'Kopiert',
  'copy.failed': 'Kopieren nicht möglich. Markieren und kopieren Sie den Text.',
  'details.copy': 'Details für den Support kopieren',

  'steps.ask': 'Sie sind kein Administrator in IT Glue?',
  'steps.copy': 'Schritte für jemanden kopieren, der es ist',
  'steps.title': 'So erstellen Sie einen API-Schlüssel in IT Glue für {appName}',
  'steps.page': 'Geben Sie den Schlüssel dann hier ein: {page}',

  'link.ask': 'Jemand anderes hat den Schlüssel?',
  'link.create': 'Link senden',
  'link.creating': 'Link wird erstellt …',
  'link.label': 'Link zum Versenden',
  'link.until': 'Er funktioniert einmal, bis {date}.',
  'link.copy': 'Link kopieren',
  'link.share': 'Teilen …',
  'link.newTab': '(öffnet einen neuen Tab)',
  'link.failed': 'Der Link konnte nicht erstellt werden.',

  connect: 'Verbinden',
  connecting: 'Wird bei IT Glue geprüft …',
  'connecting.still': 'Das dauert länger als üblich.',
  cancel: 'Abbrechen',
  retry: 'Erneut versuchen',
  'retry.now': 'Sie können es jetzt erneut versuchen.',

  'connected.title': 'IT Glue ist verbunden',
  'organizations.one': '{count} Organisation',
  'organizations.other': '{count} Organisationen',
  done: 'Fertig',

  'wrong_subdomain.title': 'Dieser Schlüssel gehört zur Region {region}',
  'wrong_subdomain.text':
    'Der Schlüssel ist in Ordnung. Er funktioniert mit {suggested}, nicht mit {subdomain}.',
  'wrong_subdomain.locked':
    'Er funktioniert mit {suggested}, {appName} ist aber für {subdomain} eingerichtet. Verwenden Sie einen Schlüssel dieser Region oder bitten Sie einen Administrator für {appName}, die Subdomain zu ändern.',
  'wrong_subdomain.use': '{suggested} verwenden und verbinden',
  'key_rejected.title': 'IT Glue hat diesen Schlüssel nicht angenommen',
  'key_rejected.text':
    'Prüfen Sie, ob er vollständig kopiert und nicht widerrufen oder pausiert wurde. IT Glue widerruft Schlüssel, die 90 Tage lang nicht benutzt wurden.',
  'rate_limited.title': 'IT Glue begrenzt gerade die Anfragen dieses Kontos',
  'rate_limited.text':
    'Warten Sie {time} und versuchen Sie es erneut. Ihre Eingaben bleiben hier erhalten.',
  'unavailable.title': 'IT Glue ist derzeit nicht verfügbar',
  'unavailable.text': 'Ihre Eingaben bleiben hier erhalten. Versuchen Sie es erneut.',
  'unavailable.status': 'Störungen zeigt {status}.',
  'timeout.title': 'IT Glue hat zu lange nicht geantwortet',
  'timeout.text': 'Ihre Eingaben bleiben hier erhalten. Versuchen Sie es erneut.',
  'offline.title': 'Sie scheinen offline zu sein',
  'offline.text':
    'Der Server für {appName} ist nicht erreichbar. Ihre Eingaben bleiben hier erhalten.',
  'offline.server.title': 'Der Server für {appName} ist nicht erreichbar',
  'offline.server.text': 'Ihre Eingaben bleiben hier erhalten. Versuchen Sie es erneut.',
  'offline.over.title': 'Sie sind wieder online',
  'offline.over.text': 'Ihre Eingaben bleiben hier erhalten.',
  'not_allowed.title': 'Sie sind nicht berechtigt, IT Glue zu verbinden',
  'not_allowed.text': 'Wenden Sie sich an einen Administrator für {appName}.',
  'unknown.title': 'Etwas ist schiefgegangen',
  'unknown.text': 'Ihre Eingaben bleiben hier erhalten. Versuchen Sie es erneut.',

  close: 'Schließen',
  'discard.title': 'Diesen Schlüssel verwerfen?',
  'discard.text':
    'IT Glue zeigt jeden Schlüssel nur einmal an. Wenn Sie diesen nicht gespeichert haben, brauchen Sie einen neuen.',
  'discard.keep': 'Weiter bearbeiten',
  'discard.confirm': 'Verwerfen und schließen',

  'card.none': 'Nicht verbunden',
  'card.connected': 'Verbunden',
  'card.broken': 'Neuer Schlüssel nötig',
  'card.key': 'Schlüssel endet auf {hint}',
  'card.since': 'seit {date}',
  'card.checked': 'geprüft {time}',
  'card.loading': 'Wird geladen …',
  'card.rejected': 'IT Glue nimmt diesen Schlüssel nicht mehr an.',
  'card.revoked': 'IT Glue nimmt diesen Schlüssel nicht mehr an, weil er widerrufen wurde.',
  'card.unused':
    'IT Glue hat diesen Schlüssel widerrufen, weil er 90 Tage lang nicht benutzt wurde.',
  'card.wrong_subdomain':
    'IT Glue nimmt diesen Schlüssel bei {suggested} an, nicht bei {subdomain}.',
  'card.replace': 'Schlüssel ersetzen',
  'card.check': 'Jetzt prüfen',
  'card.disconnect': 'Trennen',

  waiting: 'Es wird auf den Administrator gewartet.',
  'waiting.since': 'Es wird seit {date} auf den Administrator gewartet.',
  'waiting.until': 'Der Link funktioniert einmal, bis {date}.',
  'waiting.revoke': 'Link zurückziehen',
  'waiting.failed': 'Der Link konnte nicht zurückgezogen werden. Er funktioniert weiterhin.',
  'load.failed': 'Die Verbindung konnte nicht geladen werden',
  'load.not_allowed': 'Sie sind nicht berechtigt, diese Verbindung zu sehen',
  'check.ok': 'IT Glue nimmt den Schlüssel an.',
  'check.failed': 'Der Schlüssel konnte nicht geprüft werden. Es hat sich nichts geändert.',
  'check.not_allowed': 'Sie sind nicht berechtigt, die Verbindung zu prüfen',
  'replace.title': 'IT-Glue-Schlüssel ersetzen',
  'replace.text': 'Der aktuelle Schlüssel bleibt in Gebrauch, bis der neue funktioniert.',
  'replace.done': 'Schlüssel ersetzt',
  'replace.not_allowed': 'Sie sind nicht berechtigt, den IT-Glue-Schlüssel zu ersetzen',
  'disconnect.title': 'IT Glue trennen?',
  'disconnect.text':
    'Damit löscht {appName} den Schlüssel und hat keinen Zugriff mehr auf IT Glue. Der Schlüssel selbst bleibt gültig, bis Sie ihn in IT Glue widerrufen.',
  'disconnect.keep': 'Verbunden bleiben',
  'disconnect.running': 'Wird getrennt …',
  'disconnect.failed': 'IT Glue ist weiterhin verbunden.',
  'disconnect.not_allowed': 'Sie sind nicht berechtigt, IT Glue zu trennen',

  'asked.loading': 'Link wird geöffnet …',
  'asked.both': '{from} von {for} bittet Sie, IT Glue zu verbinden',
  'asked.from': '{from} bittet Sie, IT Glue zu verbinden',
  'asked.for': '{for} bittet Sie, IT Glue zu verbinden',
  'asked.unnamed': 'Sie werden gebeten, IT Glue zu verbinden',
  'asked.account': 'Damit verbinden Sie IT Glue mit dem {appName}-Konto von {for}.',
  'asked.until': 'Der Link funktioniert einmal, bis {date}.',
  'ended.expired': 'Dieser Link ist abgelaufen',
  'ended.used': 'Dieser Link wurde schon benutzt',
  'ended.used.text': 'IT Glue wurde damit verbunden. Ein Link funktioniert nur einmal.',
  'ended.revoked': 'Dieser Link wurde zurückgezogen',
  'ended.invalid': 'Dieser Link funktioniert nicht',
  'ended.invalid.text':
    'Vielleicht fehlt ein Teil. Öffnen Sie ihn noch einmal aus der Nachricht, in der er kam, oder kopieren Sie den ganzen Link.',
  'ended.ask': 'Bitten Sie um einen neuen.',
  'ended.ask.from': 'Bitten Sie {from} um einen neuen.',

  'frame.loading': 'Formular wird geladen …',
  'frame.failed.title': 'Das Formular konnte nicht geladen werden',
  'frame.failed.text':
    'Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut. Vielleicht blockiert Ihr Netzwerk oder eine Browsererweiterung das Formular.',
} satisfies Messages;
