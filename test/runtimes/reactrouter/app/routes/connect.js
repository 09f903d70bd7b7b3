import { connect } from '../../../acme.mjs';

export const action = ({ request }) => connect(request);
