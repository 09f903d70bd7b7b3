// Builds the page with webpack 5, with extracted and minified styles. Arguments: the build's name and the page's script.

import CssMinimizerPlugin from 'css-minimizer-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack from 'webpack';
import { report, shared } from './webpackLike.mjs';

const [, , name = '', script = ''] = process.argv;

webpack(
  {
    ...shared(name, script),
    module: { rules: [{ test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] }] },
    plugins: [new MiniCssExtractPlugin()],
    optimization: { minimizer: ['...', new CssMinimizerPlugin()] },
  },
  report,
);
