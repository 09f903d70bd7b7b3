// The page by webpack 5, with the plugins that extract and minify its styles.

import CssMinimizerPlugin from 'css-minimizer-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack from 'webpack';
import { report, shared } from './webpackLike.mjs';

webpack(
  {
    ...shared('webpack'),
    module: { rules: [{ test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] }] },
    plugins: [new MiniCssExtractPlugin()],
    optimization: { minimizer: ['...', new CssMinimizerPlugin()] },
  },
  report,
);
