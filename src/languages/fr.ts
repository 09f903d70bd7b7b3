// French.

import type { Messages } from './en.js';

export const fr = {
  locale: 'fr',
  dir: 'ltr',

  title: 'Connecter IT Glue',
  thisApp: 'cette application',
  privacy: 'Envoyée uniquement à {appName}. Jamais enregistrée dans ce navigateur.',

  'region.api': 'Monde',
  'region.api.eu': 'Europe',
  'region.api.au': 'Australie',

  'subdomain.label': 'Sous-domaine',
  'subdomain.hint': 'Choisissez celui de l’adresse à laquelle vous vous connectez.',
  'subdomain.none': 'Choisissez votre sous-domaine',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': 'Choisi : {option}.',
  'subdomain.missing': 'Choisissez votre sous-domaine.',

  'address.ask': 'Vous hésitez ?',
  'address.label': 'Collez l’adresse que vous voyez une fois dans IT Glue.',
  'address.unknown': 'Seule une adresse en itglue.com l’indique.',
  'address.kaseya':
    'Vous êtes encore sur la page de connexion de Kaseya. Une fois dans IT Glue, copiez à nouveau l’adresse.',

  'apiKey.label': 'Clé d’API',
  'apiKey.hint': 'Commence par {prefix}',
  'apiKey.hidden': 'Votre clé d’API est masquée.',
  'apiKey.hidden.button': 'Afficher',
  'apiKey.hidden.label': 'Afficher la clé d’API',
  'apiKey.shown': 'Votre clé d’API est visible.',
  'apiKey.shown.button': 'Masquer',
  'apiKey.shown.label': 'Masquer la clé d’API',
  'apiKey.cleaned': 'Seule la clé a été conservée.',
  'apiKey.missing': 'Collez votre clé d’API.',
  'apiKey.malformed': 'Ce n’est pas une clé d’API IT Glue. Elles commencent par « ITG. »',
  'apiKey.too_long': 'C’est trop long pour une clé d’API.',

  'guide.title': 'Où les trouver ?',
  'guide.needs': 'Il vous faut une offre payante avec accès à l’API et le rôle {administrator}.',
  'guide.signIn': 'Connectez-vous à {itGlue}. Son adresse indique votre sous-domaine.',
  'guide.open': 'Ouvrez {account}, ou {admin} dans les comptes récents.',
  'guide.generate': 'Choisissez {generate} et nommez la clé {appName}.',
  'guide.passwords': 'Cochez {passwordAccess} pour que {appName} puisse lire les mots de passe.',
  'guide.copy': 'Copiez la clé tout de suite : IT Glue ne l’affiche qu’une fois.',
  'guide.unused': 'IT Glue révoque les clés inutilisées pendant 90 jours.',
  'guide.allow': 'Si votre compte limite l’accès par IP, autorisez {addresses} dans {ipAccess}.',
  'copy.one': 'Copier l’adresse',
  'copy.other': 'Copier les adresses',
  'copy.done': 'Copié',
  'copy.failed': 'Copiez à la main.',

  connect: 'Connecter',
  connecting: 'Vérification auprès d’IT Glue…',
  'connecting.still': 'Toujours en vérification auprès d’IT Glue…',
  cancel: 'Annuler',
  retry: 'Réessayer',
  'retry.in': 'Réessayer dans {time}',
  'retry.now': 'Réessayez maintenant.',

  'connected.title': 'IT Glue est connecté',
  'organizations.one': '{count} organisation',
  'organizations.many': '{count} d’organisations',
  'organizations.other': '{count} organisations',
  done: 'Terminé',

  'wrong_subdomain.title': 'Cette clé appartient à la région {region}',
  'wrong_subdomain.text':
    'IT Glue l’a acceptée sur {suggested}, pas sur {subdomain}. La clé elle-même est bonne.',
  'wrong_subdomain.locked':
    'IT Glue l’a acceptée sur {suggested}, mais {appName} est configuré pour {subdomain}. Utilisez une clé de cette région ou demandez à un administrateur de {appName} de changer ce réglage.',
  'wrong_subdomain.use': 'Utiliser {suggested} et connecter',
  'key_rejected.title': 'IT Glue n’a pas accepté cette clé',
  'key_rejected.text':
    'Vérifiez qu’elle a été copiée en entier et qu’elle n’est ni révoquée ni en pause. IT Glue révoque les clés inutilisées pendant 90 jours.',
  'rate_limited.title': 'IT Glue limite les requêtes de ce compte',
  'rate_limited.text': 'Attendez {time}, puis réessayez. Votre saisie est conservée ici.',
  'unavailable.title': 'IT Glue n’est pas disponible',
  'unavailable.text': 'Votre saisie est conservée ici. Réessayez.',
  'timeout.title': 'IT Glue a mis trop de temps à répondre',
  'timeout.text': 'Votre saisie est conservée ici. Réessayez.',
  'offline.title': 'Vous semblez être hors ligne',
  'offline.text': '{appName} est injoignable. Votre saisie est conservée ici.',
  'offline.server.title': 'Le serveur de {appName} est injoignable',
  'offline.server.text': 'Votre saisie est conservée ici. Réessayez.',
  'offline.over.title': 'Vous êtes de nouveau en ligne',
  'offline.over.text': 'Votre saisie est conservée ici.',
  'not_allowed.title': 'Vous n’avez pas l’autorisation de connecter IT Glue',
  'not_allowed.text': 'Adressez-vous à un administrateur de {appName}.',
  'unknown.title': 'Une erreur s’est produite',
  'unknown.text': 'Votre saisie est conservée ici. Réessayez.',

  close: 'Fermer',
  'discard.title': 'Abandonner cette clé ?',
  'discard.text':
    'IT Glue n’affiche une clé qu’une seule fois. Si vous ne l’avez pas enregistrée, il vous en faudra une nouvelle.',
  'discard.keep': 'Continuer la saisie',
  'discard.confirm': 'Abandonner et fermer',

  'card.none': 'Non connecté',
  'card.connected': 'Connecté',
  'card.broken': 'Nouvelle clé requise',
  'card.key': 'clé se terminant par {hint}',
  'card.since': 'depuis le {date}',
  'card.rejected': 'IT Glue n’accepte plus cette clé.',
  'card.revoked': 'IT Glue n’accepte plus cette clé : elle a été révoquée.',
  'card.unused':
    'IT Glue n’accepte plus cette clé : il révoque celles inutilisées pendant 90 jours.',
  'card.replace': 'Remplacer la clé',
  'card.disconnect': 'Déconnecter',

  'replace.title': 'Remplacer la clé IT Glue',
  'replace.text': 'La clé actuelle reste en place jusqu’à ce que la nouvelle fonctionne.',
  'replace.done': 'Clé remplacée',
  'replace.not_allowed': 'Vous n’avez pas l’autorisation de remplacer la clé IT Glue',
  'disconnect.title': 'Déconnecter IT Glue ?',
  'disconnect.text':
    '{appName} oublie la clé et ne peut plus lire IT Glue. La clé reste valable tant qu’elle n’est pas révoquée dans IT Glue.',
  'disconnect.keep': 'Maintenir la connexion',
  'disconnect.running': 'Déconnexion…',
  'disconnect.failed': 'IT Glue est toujours connecté.',
  'disconnect.not_allowed': 'Vous n’avez pas l’autorisation de déconnecter IT Glue',
} satisfies Messages;
