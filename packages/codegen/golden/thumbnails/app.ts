import { Chalice } from '@chalice-studio/runtime';
import { getOriginal, getThumbnail, listImages, makeThumbnail, uploadImage } from './chalicelib/images';

export const app = new Chalice('thumbnails');
app.api.cors = true;

// Routes
app.route('/images', { methods: ['POST'], contentTypes: ['image/jpeg', 'image/png'] }, uploadImage);
app.route('/images', listImages);
app.route('/images/{id}', getOriginal);
app.route('/images/{id}/thumbnail', getThumbnail);

// Events
app.onS3Event('images', { name: 'make_thumbnail', prefix: 'originals/' }, makeThumbnail);

export const { handler, handlers } = app;
