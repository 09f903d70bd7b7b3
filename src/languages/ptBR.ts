// Brazilian Portuguese.

import type { Messages } from './en.js';

export const ptBR = {
  locale: 'pt-BR',
  dir: 'ltr',

  title: 'Conectar o IT Glue',
  thisApp: 'este aplicativo',
  privacy: 'Enviada somente para {appName}. Nunca armazenada neste navegador.',

  'region.api': 'Global',
  'region.api.eu': 'Europa',
  'region.api.au': 'Austrália',

  'subdomain.label': 'Subdomínio',
  'subdomain.hint': 'Escolha o que corresponde ao endereço em que você faz login.',
  'subdomain.none': 'Escolha seu subdomínio',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': 'Escolhido: {option}.',
  'subdomain.missing': 'Escolha seu subdomínio.',

  'address.ask': 'Não tem certeza?',
  'address.label': 'Cole o endereço que aparece depois de fazer login no IT Glue.',
  'address.unknown': 'Só um endereço de itglue.com o mostra.',
  'address.kaseya':
    'Esta ainda é a página de login da Kaseya. Depois de fazer login, copie o endereço novamente.',

  'apiKey.label': 'Chave de API',
  'apiKey.hint': 'Começa com {prefix}',
  'apiKey.hidden': 'Sua chave de API está oculta.',
  'apiKey.hidden.button': 'Mostrar',
  'apiKey.hidden.label': 'Mostrar a chave de API',
  'apiKey.shown': 'Sua chave de API está visível.',
  'apiKey.shown.button': 'Ocultar',
  'apiKey.shown.label': 'Ocultar a chave de API',
  'apiKey.cleaned': 'Só a chave foi mantida.',
  'apiKey.missing': 'Cole sua chave de API.',
  'apiKey.malformed': 'Essa não é uma chave de API do IT Glue. Elas começam com “ITG.”',
  'apiKey.too_long': 'É longa demais para uma chave de API.',

  'guide.title': 'Onde encontro esses dados?',
  'guide.needs': 'É preciso um plano pago com acesso à API e a função {administrator}.',
  'guide.signIn': 'Faça login no {itGlue}. O endereço mostra seu subdomínio.',
  'guide.open': 'Abra {account}, ou {admin} nas contas mais novas.',
  'guide.generate': 'Escolha {generate} e dê à chave o nome {appName}.',
  'guide.passwords': 'Marque {passwordAccess} para que {appName} possa ler senhas.',
  'guide.copy': 'Copie a chave agora: o IT Glue só a mostra uma vez.',
  'guide.unused': 'O IT Glue revoga chaves sem uso por 90 dias.',
  'guide.allow': 'Se sua conta limita o acesso por IP, permita {addresses} em {ipAccess}.',
  'copy.one': 'Copiar endereço',
  'copy.other': 'Copiar endereços',
  'copy.done': 'Copiado',
  'copy.failed': 'Copie à mão.',

  connect: 'Conectar',
  connecting: 'Verificando com o IT Glue…',
  'connecting.still': 'Ainda verificando com o IT Glue…',
  cancel: 'Cancelar',
  retry: 'Tentar novamente',
  'retry.in': 'Tentar novamente em {time}',
  'retry.now': 'Você já pode tentar novamente.',

  'connected.title': 'O IT Glue está conectado',
  'organizations.one': '{count} organização',
  'organizations.many': '{count} de organizações',
  'organizations.other': '{count} organizações',
  done: 'Concluir',

  'wrong_subdomain.title': 'Esta chave pertence à região {region}',
  'wrong_subdomain.text':
    'O IT Glue a aceitou em {suggested}, não em {subdomain}. Não há nada de errado com a chave.',
  'wrong_subdomain.locked':
    'O IT Glue a aceitou em {suggested}, mas {appName} está configurado para {subdomain}. Use uma chave dessa região ou peça a um administrador de {appName} que mude isso.',
  'wrong_subdomain.use': 'Usar {suggested} e conectar',
  'key_rejected.title': 'O IT Glue não aceitou esta chave',
  'key_rejected.text':
    'Confira se ela foi copiada inteira e se não está revogada ou pausada. O IT Glue revoga chaves sem uso por 90 dias.',
  'rate_limited.title': 'O IT Glue está limitando as solicitações desta conta',
  'rate_limited.text': 'Aguarde {time} e tente novamente. O que você digitou continua aqui.',
  'unavailable.title': 'O IT Glue não está disponível',
  'unavailable.text': 'O que você digitou continua aqui. Tente novamente.',
  'timeout.title': 'O IT Glue demorou demais para responder',
  'timeout.text': 'O que você digitou continua aqui. Tente novamente.',
  'offline.title': 'Parece que você está off-line',
  'offline.text': 'Não foi possível acessar {appName}. O que você digitou continua aqui.',
  'offline.server.title': 'Não foi possível acessar o servidor de {appName}',
  'offline.server.text': 'O que você digitou continua aqui. Tente novamente.',
  'offline.over.title': 'Você está on-line novamente',
  'offline.over.text': 'O que você digitou continua aqui.',
  'not_allowed.title': 'Você não tem permissão para conectar o IT Glue',
  'not_allowed.text': 'Fale com um administrador de {appName}.',
  'unknown.title': 'Algo deu errado',
  'unknown.text': 'O que você digitou continua aqui. Tente novamente.',

  close: 'Fechar',
  'discard.title': 'Descartar esta chave?',
  'discard.text':
    'O IT Glue mostra cada chave uma única vez. Se você não a salvou, vai precisar de uma nova.',
  'discard.keep': 'Continuar editando',
  'discard.confirm': 'Descartar e fechar',

  'card.none': 'Não conectado',
  'card.connected': 'Conectado',
  'card.broken': 'Precisa de uma nova chave',
  'card.key': 'chave terminada em {hint}',
  'card.since': 'desde {date}',
  'card.rejected': 'O IT Glue não aceita mais esta chave.',
  'card.revoked': 'O IT Glue não aceita mais esta chave: ela foi revogada.',
  'card.unused':
    'O IT Glue não aceita mais esta chave: ele revoga as que ficam sem uso por 90 dias.',
  'card.replace': 'Substituir chave',
  'card.disconnect': 'Desconectar',

  'replace.title': 'Substituir a chave do IT Glue',
  'replace.text': 'A chave em uso permanece até que a nova funcione.',
  'replace.done': 'Chave substituída',
  'replace.not_allowed': 'Você não tem permissão para substituir a chave do IT Glue',
  'disconnect.title': 'Desconectar o IT Glue?',
  'disconnect.text':
    '{appName} esquece a chave e não pode mais ler o IT Glue. A chave continua válida até ser revogada no IT Glue.',
  'disconnect.keep': 'Manter a conexão',
  'disconnect.running': 'Desconectando…',
  'disconnect.failed': 'O IT Glue continua conectado.',
  'disconnect.not_allowed': 'Você não tem permissão para desconectar o IT Glue',
} satisfies Messages;
