import { Chalice } from '@chalice-studio/runtime';
import { getReport, listReports, makeReport } from './chalicelib/reports';
import { addSale } from './chalicelib/sales';
import { addSaleBody } from './schemas';

export const app = new Chalice('reports');

// Routes
app.route('/sales', { methods: ['POST'], body: addSaleBody }, addSale);
app.route('/reports', listReports);
app.route('/reports/{day}', getReport);

// Schedules
app.schedule('cron(0 6 * * ? *)', { name: 'daily_report', description: 'The sales of the day before' }, makeReport);

export const { handler, handlers } = app;
