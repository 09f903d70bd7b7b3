// Builds the page with Rspack and its own plugins for styles.

import { rspack } from '@rspack/core';
import { report, shared } from './webpackLike.mjs';

rspack(
  {
    ...shared('rspack', 'main.js'),
    module: {
      rules: [
        {
          test: /\.css$/,
          use: [rspack.CssExtractRspackPlugin.loader, 'css-loader'],
          type: 'javascript/auto',
        },
      ],
    },
    plugins: [new rspack.CssExtractRspackPlugin()],
    optimization: {
      minimizer: [
        new rspack.SwcJsMinimizerRspackPlugin(),
        new rspack.LightningCssMinimizerRspackPlugin(),
      ],
    },
  },
  report,
);
