import { route } from '@react-router/dev/routes';

export default [route('api/itglue/connect', 'routes/connect.js')];
