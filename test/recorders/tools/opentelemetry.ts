import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { UserInteractionInstrumentation } from '@opentelemetry/instrumentation-user-interaction';
import { SimpleSpanProcessor, WebTracerProvider } from '@opentelemetry/sdk-trace-web';
import type { Start } from '../page/tool.js';

export const start: Start = ({ sink }) => {
  const provider = new WebTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url: `${sink}/v1/traces` }))],
  });
  provider.register();
  registerInstrumentations({
    instrumentations: [
      new FetchInstrumentation({ ignoreUrls: [/v1\/traces/] }),
      new UserInteractionInstrumentation({ eventNames: ['click', 'input', 'keydown', 'submit'] }),
    ],
  });
  return () => provider.forceFlush();
};
