import 'itglue-connect/styles.css';
import { createRoot } from 'react-dom/client';
import { Settings } from './Settings';

createRoot(document.getElementById('root')).render(<Settings />);
