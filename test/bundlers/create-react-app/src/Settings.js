import { ConnectForm, postTo } from 'itglue-connect';

const onConnect = postTo('/api/itglue/connect');

export const Settings = () => <ConnectForm appName="Acme" onConnect={onConnect} />;
