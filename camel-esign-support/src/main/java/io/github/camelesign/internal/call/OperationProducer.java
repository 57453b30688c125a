// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.internal.content.BytesContent;
import io.github.camelesign.internal.http.Pauses;
import io.github.camelesign.internal.http.ProviderClient;
import io.github.camelesign.internal.http.ProviderRequest;
import io.github.camelesign.internal.lease.SharedLeases;
import io.github.camelesign.spi.Leases;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Paging;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Calls one operation with what an exchange holds, and gives the answer to the exchange. */
public final class OperationProducer extends DefaultProducer {

    private final CallSettings<?> settings;
    private final Operation operation;
    private final RequestEncoder encoder;
    private Paging paging;
    private volatile Caller caller;

    public OperationProducer(Endpoint endpoint, CallSettings<?> settings) {
        super(endpoint);
        this.settings = settings;
        this.operation = settings.operation();
        this.encoder = new RequestEncoder(settings);
    }

    /** What is made with the first call: a route whose calls are mocked needs no login. */
    private record Caller(ProviderClient client, AnswerDecoder decoder) {}

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        paging = settings.fetchAll() ? requirePaging() : null;
    }

    @Override
    protected void doStop() throws Exception {
        caller = null;
        super.doStop();
    }

    private Caller caller() {
        Caller made = caller;
        if (made == null || !made.client().isRunAllowed()) {
            made = new Caller(settings.client(), new AnswerDecoder(settings));
            caller = made;
        }
        return made;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Parameters parameters = new Parameters(settings, exchange);
        if (paging != null) {
            requireJson(parameters);
            exchange.getMessage().setBody(new PageIterator(pages(exchange, parameters)));
            return;
        }
        RequestEncoder.Keyed keyed = encoder.encode(exchange, parameters);
        if (keyed.key() == null) {
            send(exchange, keyed.request(), parameters, false);
        } else {
            create(exchange, keyed, parameters);
        }
    }

    private void create(Exchange exchange, RequestEncoder.Keyed keyed, Parameters parameters)
            throws EsignOperationException, IOException {
        IdempotencyKeys keys = IdempotencyKeys.of(exchange);
        exchange.getMessage().removeHeader(EsignConstants.ALREADY_EXISTED);
        try {
            CreationTurn.Created created = once(exchange, keyed, parameters);
            keys.finished(settings.step(exchange));
            if (created.existed()) {
                caller().decoder().deliver(exchange, created.fields());
            }
        } catch (EsignOperationException e) {
            if (!e.isOutcomeUnknown()) {
                keys.finished(settings.step(exchange));
            }
            throw e;
        }
    }

    private CreationTurn.Created once(
            Exchange exchange, RequestEncoder.Keyed keyed, Parameters parameters)
            throws EsignOperationException {
        Pauses pauses = caller().client().pauses();
        IdempotentCall call =
                new IdempotentCall(
                        settings.creation().orElseThrow(),
                        keyed.key(),
                        settings.lookUpTimeout(),
                        pauses,
                        settings::unknown);
        boolean shared = keyed.key().isKnown();
        CreationTurn.Creation creation =
                contended ->
                        call.send(
                                contended,
                                () -> send(exchange, keyed.request(), parameters, shared));
        if (!shared) {
            // nobody else has this key
            return creation.run(false);
        }
        Leases leases = SharedLeases.of(exchange.getContext()).orElse(null);
        return new CreationTurn(settings, keyed.key(), leases, pauses).take(creation);
    }

    /** Returns the fields of the answer, as far as they were read. */
    private Map<String, Object> send(
            Exchange exchange, ProviderRequest request, Parameters parameters, boolean shared)
            throws EsignOperationException {
        Caller made = caller();
        return made.client()
                .call(
                        request,
                        response ->
                                made.decoder()
                                        .decode(exchange, response, parameters.ids(), shared));
    }

    /** All that the requests need is read now: later the message has moved on. */
    private Pages pages(Exchange exchange, Parameters parameters) throws Exception {
        Map<String, String> headers = encoder.headers(exchange.getMessage(), parameters);
        Map<String, String> query = parameters.query();
        if (!paging.isInBody()) {
            return new Pages(
                    paging, query, page -> read(request(parameters.target(page), headers, null)));
        }
        Map<String, Object> fields = new JsonRequest(settings, exchange).object();
        String target = parameters.target(query);
        return new Pages(
                paging,
                Pages.numbers(fields),
                page -> read(request(target, headers, Pages.inBody(fields, page))));
    }

    private ProviderRequest request(
            String target, Map<String, String> headers, Map<String, Object> fields) {
        return new ProviderRequest(
                operation,
                operation.method(),
                target,
                headers,
                fields == null ? null : BytesContent.json(caller().client().json().write(fields)));
    }

    private Object read(ProviderRequest request) throws EsignOperationException {
        ProviderClient client = caller().client();
        return client.call(
                request, response -> ListedErrors.read(operation, client.json(), response));
    }

    private static void requireJson(Parameters parameters) {
        parameters
                .accept()
                .filter(type -> !BodyText.JSON.equals(type))
                .ifPresent(
                        type -> {
                            throw new IllegalArgumentException(
                                    "fetchAll reads the pages as JSON: remove accept=" + type);
                        });
    }

    private Paging requirePaging() {
        if (settings.output() != EsignOutput.MAP) {
            throw new IllegalArgumentException(
                    "fetchAll gives the entries one by one: use it with output=map");
        }
        return operation
                .paging()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s does not answer in pages: remove fetchAll"
                                                .formatted(operation)));
    }
}
