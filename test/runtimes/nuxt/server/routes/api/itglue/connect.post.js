import { defineEventHandler, toWebRequest } from 'h3';
import { connect } from '../../../../../acme.mjs';

export default defineEventHandler((event) => connect(toWebRequest(event)));
