"""AWS Chalice itself, in Python, with the app that every adapter builds.

usage: worker.py COUNT SETUPS.json   SETUPS: kind -> {"middlewares": number, "texts": [event as JSON text]}
A line in is {"name": kind} or {"name": kind, "millis": number}; a line out is {"answers": [...]} or {"micros": number}.
"""

import json
import sys
import time

from chalice import BadRequestError, Chalice, CORSConfig

CORS_ORIGIN = 'https://shop.example'
BATCH = 64


class Context:
    function_name = 'bench'
    aws_request_id = '01234567-89ab-4cde-8f01-23456789abcd'

    def get_remaining_time_in_millis(self):
        return 30_000


def create_app(count, middlewares):
    app = Chalice(app_name='bench')
    app.log.setLevel('CRITICAL')
    for number in range(1, middlewares + 1):
        app.register_middleware(middleware(number), 'http')

    def order(customer, order):
        request = app.current_request
        query = request.query_params
        return {
            'customer': customer,
            'order': order,
            'tags': query.getlist('tag'),
            'page': query['page'],
            'agent': request.headers['user-agent'],
        }

    for index in range(count):
        if index == count >> 1:
            register_middle(app)
        if index % 2 == 0:
            path, view = '/area%d/customers/{customer}/orders/{order}' % index, order
        else:
            path, view = '/area%d/products/{product}' % index, lambda product: {'product': product}
        app.route(path, name='view%d' % index)(view)
    return app


def middleware(number):
    def add_header(event, get_response):
        response = get_response(event)
        response.headers['x-m-%d' % number] = str(number)
        return response

    return add_header


def register_middle(app):
    @app.route('/hello')
    def hello():
        return {'hello': 'world'}

    @app.route('/orders', methods=['POST'])
    def create_order():
        lines = app.current_request.json_body['lines']
        return {'count': len(lines), 'total': sum(line['quantity'] * line['price'] for line in lines)}

    @app.route('/open', cors=CORSConfig(allow_origin=CORS_ORIGIN))
    def open_to_others():
        return {'open': True}

    @app.route('/wrong')
    def wrong():
        raise BadRequestError('bad thing')


def sample(app, texts, millis):
    """The fastest batch: what else the machine does only ever adds time."""
    size = 4 if len(texts[0]) > 50_000 else BATCH
    end = time.perf_counter() + millis / 1000
    context, fastest, at = Context(), float('inf'), 0
    while time.perf_counter() < end or fastest == float('inf'):
        events = [json.loads(texts[(at + number) % len(texts)]) for number in range(size)]
        at += size
        start = time.perf_counter_ns()
        for event in events:
            app(event, context)
        fastest = min(fastest, (time.perf_counter_ns() - start) / size / 1000)
    return fastest


def main():
    count = int(sys.argv[1])
    with open(sys.argv[2], encoding='utf-8') as file:
        setups = json.load(file)
    apps = {name: create_app(count, setup['middlewares']) for name, setup in setups.items()}
    print('"ready"', flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        app, texts = apps[asked['name']], setups[asked['name']]['texts']
        if 'millis' in asked:
            answer = {'micros': sample(app, texts, asked['millis'])}
        else:
            answer = {'answers': [app(json.loads(text), Context()) for text in texts]}
        print(json.dumps(answer), flush=True)


main()
