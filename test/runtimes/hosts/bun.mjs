import { connect } from '../acme.mjs';

const { url } = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: connect });
console.log(url.origin);
