import { mount } from 'svelte';
import ConnectItGlue from './ConnectItGlue.svelte';

mount(ConnectItGlue, { target: document.getElementById('settings') });
