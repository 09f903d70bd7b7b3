import { connect } from '../acme.mjs';

export default connect;
export const config = { path: '/api/itglue/connect', method: 'POST' };
