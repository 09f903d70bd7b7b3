import { createApp } from 'vue';
import ConnectItGlue from './ConnectItGlue.vue';

createApp(ConnectItGlue).mount('#settings');
