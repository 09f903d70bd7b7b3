// Spanish.

import type { Messages } from './en.js';

export const es = {
  locale: 'es',
  dir: 'ltr',

  title: 'Conectar IT Glue',
  thisApp: 'esta aplicación',
  privacy: 'Se envía solo a {appName}. Nunca se guarda en este navegador.',

  'region.api': 'Global',
  'region.api.eu': 'Europa',
  'region.api.au': 'Australia',

  'subdomain.label': 'Subdominio',
  'subdomain.hint': 'Elija el que coincide con la dirección en la que inicia sesión.',
  'subdomain.none': 'Elija su subdominio',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': 'Elegido: {option}.',
  'subdomain.missing': 'Elija su subdominio.',

  'address.ask': '¿Tiene dudas?',
  'address.label': 'Pegue la dirección que ve cuando ha iniciado sesión en IT Glue.',
  'address.unknown': 'Solo una dirección de itglue.com lo muestra.',
  'address.kaseya':
    'Todavía está en la página de inicio de sesión de Kaseya. Cuando haya iniciado sesión, vuelva a copiar la dirección.',

  'apiKey.label': 'Clave de API',
  'apiKey.hint': 'Empieza por {prefix}',
  'apiKey.hidden': 'Su clave de API está oculta.',
  'apiKey.hidden.button': 'Mostrar',
  'apiKey.hidden.label': 'Mostrar la clave de API',
  'apiKey.shown': 'Su clave de API es visible.',
  'apiKey.shown.button': 'Ocultar',
  'apiKey.shown.label': 'Ocultar la clave de API',
  'apiKey.cleaned': 'Solo se ha conservado la clave.',
  'apiKey.missing': 'Pegue su clave de API.',
  'apiKey.malformed': 'No es una clave de API de IT Glue. Empiezan por «ITG.»',
  'apiKey.too_long': 'Es demasiado larga para una clave de API.',

  'guide.title': '¿Dónde encuentro estos datos?',
  'guide.needs': 'Necesita un plan de pago con acceso a la API y el rol {administrator}.',
  'guide.signIn': 'Inicie sesión en {itGlue}. Su dirección muestra el subdominio.',
  'guide.open': 'Abra {account}, o {admin} en las cuentas más nuevas.',
  'guide.generate': 'Elija {generate} y ponga a la clave el nombre {appName}.',
  'guide.passwords': 'Marque {passwordAccess} para que {appName} pueda leer contraseñas.',
  'guide.copy': 'Copie la clave ahora: IT Glue solo la muestra una vez.',
  'guide.unused': 'IT Glue revoca las claves que no se usan durante 90 días.',
  'guide.allow': 'Si su cuenta limita el acceso por IP, permita {addresses} en {ipAccess}.',
  'copy.one': 'Copiar dirección',
  'copy.other': 'Copiar direcciones',
  'copy.done': 'Copiado',
  'copy.failed': 'Copie a mano.',

  connect: 'Conectar',
  connecting: 'Comprobando con IT Glue…',
  'connecting.still': 'Todavía comprobando con IT Glue…',
  cancel: 'Cancelar',
  retry: 'Reintentar',
  'retry.in': 'Reintentar en {time}',
  'retry.now': 'Ya puede reintentarlo.',

  'connected.title': 'IT Glue está conectado',
  'organizations.one': '{count} organización',
  'organizations.many': '{count} de organizaciones',
  'organizations.other': '{count} organizaciones',
  done: 'Listo',

  'wrong_subdomain.title': 'Esta clave pertenece a la región {region}',
  'wrong_subdomain.text':
    'IT Glue la ha aceptado en {suggested}, no en {subdomain}. La clave está bien.',
  'wrong_subdomain.locked':
    'IT Glue la ha aceptado en {suggested}, pero {appName} está configurado para {subdomain}. Use una clave de esa región o pida a un administrador de {appName} que lo cambie.',
  'wrong_subdomain.use': 'Usar {suggested} y conectar',
  'key_rejected.title': 'IT Glue no ha aceptado esta clave',
  'key_rejected.text':
    'Compruebe que se copió entera y que no está revocada ni en pausa. IT Glue revoca las claves que no se usan durante 90 días.',
  'rate_limited.title': 'IT Glue está limitando las solicitudes de esta cuenta',
  'rate_limited.text':
    'Espere {time} y vuelva a intentarlo. Lo que ha introducido se conserva aquí.',
  'unavailable.title': 'IT Glue no está disponible',
  'unavailable.text': 'Lo que ha introducido se conserva aquí. Vuelva a intentarlo.',
  'timeout.title': 'IT Glue ha tardado demasiado en responder',
  'timeout.text': 'Lo que ha introducido se conserva aquí. Vuelva a intentarlo.',
  'offline.title': 'Parece que no tiene conexión',
  'offline.text': 'No se puede acceder a {appName}. Lo que ha introducido se conserva aquí.',
  'offline.server.title': 'No se puede acceder al servidor de {appName}',
  'offline.server.text': 'Lo que ha introducido se conserva aquí. Vuelva a intentarlo.',
  'offline.over.title': 'Vuelve a tener conexión',
  'offline.over.text': 'Lo que ha introducido se conserva aquí.',
  'not_allowed.title': 'No tiene permiso para conectar IT Glue',
  'not_allowed.text': 'Consulte a un administrador de {appName}.',
  'unknown.title': 'Algo ha salido mal',
  'unknown.text': 'Lo que ha introducido se conserva aquí. Vuelva a intentarlo.',

  close: 'Cerrar',
  'discard.title': '¿Descartar esta clave?',
  'discard.text':
    'IT Glue muestra cada clave una sola vez. Si no la ha guardado, necesitará una nueva.',
  'discard.keep': 'Seguir editando',
  'discard.confirm': 'Descartar y cerrar',

  'card.none': 'Sin conectar',
  'card.connected': 'Conectado',
  'card.broken': 'Necesita una clave nueva',
  'card.key': 'clave terminada en {hint}',
  'card.since': 'desde el {date}',
  'card.rejected': 'IT Glue ya no acepta esta clave.',
  'card.revoked': 'IT Glue ya no acepta esta clave: fue revocada.',
  'card.unused': 'IT Glue ya no acepta esta clave: revoca las que no se usan durante 90 días.',
  'card.replace': 'Sustituir clave',
  'card.disconnect': 'Desconectar',

  'replace.title': 'Sustituir la clave de IT Glue',
  'replace.text': 'La clave actual se mantiene hasta que funcione la nueva.',
  'replace.done': 'Clave sustituida',
  'replace.not_allowed': 'No tiene permiso para sustituir la clave de IT Glue',
  'disconnect.title': '¿Desconectar IT Glue?',
  'disconnect.text':
    '{appName} olvida la clave y ya no puede leer IT Glue. La clave sigue siendo válida hasta que se revoque en IT Glue.',
  'disconnect.keep': 'Mantener la conexión',
  'disconnect.running': 'Desconectando…',
  'disconnect.failed': 'IT Glue sigue conectado.',
  'disconnect.not_allowed': 'No tiene permiso para desconectar IT Glue',
} satisfies Messages;
