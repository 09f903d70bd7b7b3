import { connect } from '../../../../../../acme.mjs';

export const POST = ({ request }) => connect(request);
