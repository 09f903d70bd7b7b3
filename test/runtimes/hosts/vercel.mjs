import { connect } from '../acme.mjs';

export const POST = connect;
