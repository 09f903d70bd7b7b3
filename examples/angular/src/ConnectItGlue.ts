import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { type Connection, type OnConnect, postTo } from 'itglue-connect/element';

const post = postTo('/api/itglue/connect');

@Component({
  selector: 'acme-connect-itglue',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Integrations</h1>
    <itglue-connect
      app-name="Acme"
      description="Acme will use this key to read your IT Glue organizations."
      [connect]="connect"
    />
    @if (connection(); as connection) {
      <p>Acme reads {{ connection.organizationCount }} organizations.</p>
    }
  `,
})
export class ConnectItGlue {
  readonly connection = signal<Connection | undefined>(undefined);

  readonly connect: OnConnect = async (credentials, context) => {
    const connection = await post(credentials, context);
    this.connection.set(connection);
    return connection;
  };
}
