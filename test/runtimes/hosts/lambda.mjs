import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { connect } from '../acme.mjs';

const app = new Hono().post('/api/itglue/connect', ({ req }) => connect(req.raw));

export const handler = handle(app);
