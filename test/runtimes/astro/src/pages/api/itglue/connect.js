import { connect } from '../../../../../acme.mjs';

export const prerender = false;
export const POST = ({ request }) => connect(request);
