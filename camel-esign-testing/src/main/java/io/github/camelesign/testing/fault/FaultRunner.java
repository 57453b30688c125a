// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.testing.fault.Fault.Place;
import io.github.camelesign.testing.fault.Fault.Repeat;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;

/** Calls an operation that meets a fault, and reports what became of it. */
public final class FaultRunner implements AutoCloseable {

    /** How long a client waits for a silent server, where that is what it meets. */
    static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(1_200);

    private static final Duration REQUEST_TIMEOUT = Duration.ofMillis(5_000);
    private static final Duration LOOK_UP_TIMEOUT = Duration.ofMillis(1_500);

    /** Elsewhere a slow machine must not be taken for a fault. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** After this a client that looks for something still does so. */
    static final Duration A_WHILE = LOOK_UP_TIMEOUT.dividedBy(3);

    private static final Set<Place> AFTER_ANOTHER =
            EnumSet.of(Place.KEPT_CONNECTION, Place.CLOSED_CONNECTION);

    private final TlsIdentity trusted;
    private final TlsIdentity distrusted;
    private final ProducerTemplate template;

    /**
     * @param context whose component is called
     */
    public FaultRunner(CamelContext context, TlsIdentity trusted, TlsIdentity distrusted) {
        this.trusted = trusted;
        this.distrusted = distrusted;
        this.template = context.createProducerTemplate();
        context.getComponent("https", HttpComponent.class).setSslContextParameters(trusted.trust());
    }

    /** What an operation and its faults make of each other. */
    public static List<FaultCase> cases(FaultTarget target) {
        return FaultCatalog.all().stream()
                .flatMap(fault -> FaultCase.of(fault, target).stream())
                .toList();
    }

    /** Makes the call, at a server of its own. */
    public FaultOutcome run(FaultCase one) throws IOException {
        Backend backend = new Backend();
        FaultedProvider provider = new FaultedProvider(one, backend);
        Place place = one.fault().place();
        try (FaultServer server = new FaultServer(provider, identity(place))) {
            String uri = one.target().uri(server.uri(), place == Place.LOGIN, options(one.fault()));
            int before = AFTER_ANOTHER.contains(place) ? callsBefore(server, uri, one) : 0;
            if (place == Place.NO_SERVER) {
                server.refuse();
            }
            provider.arm();
            Exchange done = call(uri, one);
            return outcome(one, done, server, backend.finish(), before);
        }
    }

    private static String options(Fault fault) {
        Duration silence = fault.silent() ? RESPONSE_TIMEOUT : PATIENCE;
        Duration whole = fault.repeat() == Repeat.OUT_OF_TIME ? REQUEST_TIMEOUT : PATIENCE;
        return "connectTimeout=%d&responseTimeout=%d&requestTimeout=%d&lookUpTimeout=%d&maxRetryWait=100"
                .formatted(
                        silence.toMillis(),
                        silence.toMillis(),
                        whole.toMillis(),
                        LOOK_UP_TIMEOUT.toMillis());
    }

    private TlsIdentity identity(Place place) {
        return switch (place) {
            case TLS -> trusted;
            case DISTRUSTED -> distrusted;
            default -> null;
        };
    }

    /** Calls it without a fault, so that there is a connection; returns how many requests came. */
    private int callsBefore(FaultServer server, String uri, FaultCase one) {
        Exchange done = call(uri, one);
        if (done.getException() != null || server.requests(one.target()::isOperation).isEmpty()) {
            throw new IllegalStateException(
                    "Without a fault %s sends %s".formatted(one.target(), server.requests()),
                    done.getException());
        }
        if (one.fault().place() == Place.CLOSED_CONNECTION) {
            await().until(() -> server.openConnections() == 0);
        }
        return server.requests(one.target()::isOperation).size();
    }

    private Exchange call(String uri, FaultCase one) {
        return template.request(
                uri, exchange -> exchange.getMessage().setBody(one.target().body()));
    }

    private static FaultOutcome outcome(
            FaultCase one,
            Exchange done,
            FaultServer server,
            List<Backend.Created> created,
            int before) {
        FaultTarget target = one.target();
        int requests = server.requests(target::isOperation).size();
        int logins = server.requests(target::isLogin).size();
        return new FaultOutcome(
                one,
                done.getException(),
                target.id(done.getMessage().getBody()),
                done.getMessage().getHeader(EsignConstants.ALREADY_EXISTED, false, Boolean.class),
                requests - before,
                server.requests().size() - requests - logins,
                logins,
                created.subList(before, created.size()));
    }

    @Override
    public void close() throws IOException {
        template.close();
    }
}
