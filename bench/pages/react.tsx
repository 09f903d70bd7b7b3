import { createRoot } from 'react-dom/client';
import { ReactForm } from './ReactForm.js';

createRoot(document.body).render(<ReactForm />);
