// Japanese.

import type { Messages } from './en.js';

export const ja = {
  locale: 'ja',
  dir: 'ltr',

  title: 'IT Glue に接続',
  thisApp: 'このアプリ',
  privacy: '{appName} にのみ送信されます。このブラウザーには保存されません。',

  'region.api': 'グローバル',
  'region.api.eu': 'ヨーロッパ',
  'region.api.au': 'オーストラリア',

  'subdomain.label': 'サブドメイン',
  'subdomain.hint': 'サインインするアドレスに合うものを選んでください。',
  'subdomain.none': 'サブドメインを選択',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': '選択しました: {option}',
  'subdomain.missing': 'サブドメインを選択してください。',

  'address.ask': 'わからない場合',
  'address.label':
    'IT Glue にサインインした状態で、ブラウザーのアドレスをコピーして貼り付けてください。',
  'address.unknown': 'IT Glue のアドレスではありません。',
  'address.kaseya':
    'これは Kaseya のサインイン画面のアドレスです。サインインを完了してから、もう一度アドレスをコピーしてください。',

  'apiKey.label': 'API キー',
  'apiKey.hint': '{prefix} で始まります',
  'apiKey.hidden': 'API キーは非表示です。',
  'apiKey.hidden.button': '表示',
  'apiKey.hidden.label': 'API キーを表示',
  'apiKey.shown': 'API キーが表示されています。',
  'apiKey.shown.button': '非表示',
  'apiKey.shown.label': 'API キーを非表示',
  'apiKey.cleaned': 'キー以外の文字を削除しました。',
  'apiKey.missing': 'API キーを貼り付けてください。',
  'apiKey.malformed': 'IT Glue の API キーではありません。API キーは「ITG.」で始まります。',
  'apiKey.too_long': 'API キーとしては長すぎます。',

  'guide.title': '確認する場所',
  'guide.needs': 'API を利用できる有料プランと {administrator} の権限が必要です。',
  'guide.signIn': '{itGlue} にサインインします。アドレスから、選択するサブドメインがわかります。',
  'guide.open': '{account} を開きます。新しいアカウントでは {admin} です。',
  'guide.generate': '{generate} をクリックし、キーに {appName} という名前を付けます。',
  'guide.passwords': '{appName} がパスワードを読み取れるように {passwordAccess} をオンにします。',
  'guide.copy': 'すぐにキーをコピーしてください。IT Glue に表示されるのは一度だけです。',
  'guide.unused': 'IT Glue は 90 日間使われていないキーを失効させます。',
  'guide.allow':
    'アカウントで IP アドレスによるアクセス制限を使用している場合は、{ipAccess} で {addresses} を許可してください。',
  'copy.one': 'アドレスをコピー',
  'copy.other': 'アドレスをコピー',
  'copy.done': 'コピーしました',
  'copy.failed': 'コピーできませんでした。テキストを選択してコピーしてください。',

  connect: '接続',
  connecting: 'IT Glue に確認しています…',
  'connecting.still': '引き続き IT Glue に確認しています…',
  cancel: 'キャンセル',
  retry: '再試行',
  'retry.in': '{time}後に再試行',
  'retry.now': 'もう一度お試しいただけます。',

  'connected.title': 'IT Glue に接続しました',
  'organizations.one': '組織 {count} 件',
  'organizations.other': '組織 {count} 件',
  done: '完了',

  'wrong_subdomain.title': 'このキーは{region}のものです',
  'wrong_subdomain.text':
    'キーに問題はありません。{subdomain} ではなく {suggested} で使用できるキーです。',
  'wrong_subdomain.locked':
    '{suggested} で使用できるキーですが、{appName} は {subdomain} 用に設定されています。そのリージョンのキーを使うか、{appName} の管理者にサブドメインの変更を依頼してください。',
  'wrong_subdomain.use': '{suggested} で接続',
  'key_rejected.title': 'IT Glue がこのキーを受け付けませんでした',
  'key_rejected.text':
    'キー全体がコピーされているか、失効または一時停止されていないかを確認してください。IT Glue は 90 日間使われていないキーを失効させます。',
  'rate_limited.title': 'IT Glue がこのアカウントのリクエストを制限しています',
  'rate_limited.text': '{time}待ってから再試行してください。入力内容は保持されています。',
  'unavailable.title': '現在 IT Glue を利用できません',
  'unavailable.text': '入力内容は保持されています。もう一度お試しください。',
  'timeout.title': 'IT Glue からの応答に時間がかかりすぎました',
  'timeout.text': '入力内容は保持されています。もう一度お試しください。',
  'offline.title': 'オフラインのようです',
  'offline.text': '{appName} に接続できません。入力内容は保持されています。',
  'offline.server.title': '{appName} のサーバーに接続できません',
  'offline.server.text': '入力内容は保持されています。もう一度お試しください。',
  'offline.over.title': 'オンラインに戻りました',
  'offline.over.text': '入力内容は保持されています。',
  'not_allowed.title': 'IT Glue に接続する権限がありません',
  'not_allowed.text': '{appName} の管理者にお問い合わせください。',
  'unknown.title': '問題が発生しました',
  'unknown.text': '入力内容は保持されています。もう一度お試しください。',

  close: '閉じる',
  'discard.title': 'このキーを破棄しますか?',
  'discard.text':
    'IT Glue が各キーを表示するのは一度だけです。このキーを保存していない場合は、新しいキーが必要になります。',
  'discard.keep': '編集を続ける',
  'discard.confirm': '破棄して閉じる',

  'card.none': '未接続',
  'card.connected': '接続済み',
  'card.broken': '新しいキーが必要です',
  'card.key': '末尾 {hint} のキー',
  'card.since': '{date}から',
  'card.checked': '確認: {time}',
  'card.loading': '読み込み中…',
  'card.rejected': 'IT Glue はこのキーを受け付けなくなりました。',
  'card.revoked': 'キーが失効したため、IT Glue はこのキーを受け付けなくなりました。',
  'card.unused': '90 日間使われなかったため、IT Glue はこのキーを失効させました。',
  'card.wrong_subdomain':
    'IT Glue がこのキーを受け付けるのは {suggested} です。{subdomain} ではありません。',
  'card.replace': 'キーを交換',
  'card.check': '今すぐ確認',
  'card.disconnect': '接続を解除',

  'load.failed': '接続を読み込めませんでした',
  'load.not_allowed': 'この接続を表示する権限がありません',
  'check.ok': 'IT Glue はこのキーを受け付けています。',
  'check.failed': 'キーを確認できませんでした。変更はありません。',
  'check.not_allowed': '接続を確認する権限がありません',
  'replace.title': 'IT Glue のキーを交換',
  'replace.text': '新しいキーが使えるようになるまで、現在のキーが引き続き使用されます。',
  'replace.done': 'キーを交換しました',
  'replace.not_allowed': 'IT Glue のキーを交換する権限がありません',
  'disconnect.title': 'IT Glue の接続を解除しますか?',
  'disconnect.text':
    '{appName} からキーが削除され、IT Glue にアクセスできなくなります。キー自体は IT Glue で失効させるまで有効です。',
  'disconnect.keep': '接続したままにする',
  'disconnect.running': '接続を解除しています…',
  'disconnect.failed': 'IT Glue は接続されたままです。',
  'disconnect.not_allowed': 'IT Glue の接続を解除する権限がありません',
} satisfies Messages;
