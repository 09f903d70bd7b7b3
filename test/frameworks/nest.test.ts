// Nest 11 on Express, its default. The decorators are called as functions, so that nothing has to compile them.

import 'reflect-metadata';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Module, Post, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { describe } from 'vitest';
import { toNodeListener } from '../../src/node/index.js';
import { describeHost } from './describeHost.js';
import { type Handle, type Running, urlOf } from './host.js';

async function start(handle: Handle, bodyParser: boolean): Promise<Running> {
  const listener = toNodeListener(handle);
  class ConnectController {
    connect(request: IncomingMessage, response: ServerResponse) {
      return listener(request, response);
    }
  }
  const { prototype } = ConnectController;
  Req()(prototype, 'connect', 0);
  Res()(prototype, 'connect', 1);
  Post()(prototype, 'connect', Object.getOwnPropertyDescriptor(prototype, 'connect') ?? {});
  Controller('connect')(ConnectController);
  class AppModule {}
  Module({ controllers: [ConnectController] })(AppModule);

  const app = await NestFactory.create(AppModule, { bodyParser, logger: false });
  await app.listen(0, '127.0.0.1');
  return { url: urlOf(app.getHttpServer()), stop: () => app.close() };
}

describe('on Nest', () => {
  describeHost({
    start: (handle) => start(handle, false),
    // Nest has a body parser by default.
    startHandingOn: (handle) => start(handle, true),
  });
});
