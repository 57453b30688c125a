// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignEndpoint;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.testing.TestCamelContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list of envelopes that changes while it is read. */
class DocuSignEventSourceTest {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Instant> envelopes = new TreeMap<>();
    private final List<Map<String, Object>> queries = new ArrayList<>();
    private DefaultCamelContext context;
    private HttpServer server;
    private Runnable beforeAnswer = () -> {};
    private int most = Integer.MAX_VALUE;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/restapi/v2.1/accounts/a1/envelopes", this::list);
        server.start();
        context = new TestCamelContext();
        context.start();
    }

    @AfterEach
    void close() throws IOException {
        context.close();
        server.stop(0);
    }

    private void list(HttpExchange exchange) throws IOException {
        beforeAnswer.run();
        Map<String, Object> query;
        try {
            query = URISupport.parseQuery(exchange.getRequestURI().getQuery());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        queries.add(query);
        Instant from = Instant.parse(query.get("from_date").toString());
        int start = Integer.parseInt(query.get("start_position").toString());
        int count = Math.min(most, Integer.parseInt(query.get("count").toString()));
        List<Map.Entry<String, Instant>> all =
                envelopes.entrySet().stream()
                        .filter(entry -> !entry.getValue().isBefore(from))
                        .sorted(Map.Entry.<String, Instant>comparingByValue())
                        .toList();
        List<Object> page =
                all.stream()
                        .skip(start)
                        .limit(count)
                        .<Object>map(
                                e ->
                                        Map.of(
                                                "envelopeId", e.getKey(),
                                                "status", "sent",
                                                "lastModifiedDateTime", e.getValue().toString(),
                                                "sentDateTime", START.toString()))
                        .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("totalSetSize", String.valueOf(all.size()));
        answer.put("resultSetSize", String.valueOf(page.size()));
        if (!page.isEmpty()) {
            answer.put("envelopes", page);
        }
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private EventSource source(String filter) {
        DocuSignConfiguration options =
                context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setBaseUri("http://127.0.0.1:" + server.getAddress().getPort());
        options.setAccessToken("t");
        options.setAccountId("a1");
        return new DocuSignEventSource(
                context.getEndpoint("docusign:envelopes/events" + filter, DocuSignEndpoint.class));
    }

    private void fill(int number) {
        for (int i = 0; i < number; i++) {
            envelopes.put("e%04d".formatted(i), START.plusSeconds(i / 3));
        }
    }

    private Set<String> seen(EventSource source) throws Exception {
        Set<String> seen = new HashSet<>();
        for (EventSource.Walk walk = source.walk(START); walk.hasNext(); ) {
            walk.next().stream().map(EventSource.Entry::envelopeId).forEach(seen::add);
        }
        return seen;
    }

    @Test
    void nothingChangedCostsOneCall() throws Exception {
        assertThat(seen(source(""))).isEmpty();
        assertThat(queries)
                .containsExactly(
                        Map.of(
                                "from_date", "2026-05-01T10:00:00Z",
                                "include", "recipients,custom_fields",
                                "order_by", "last_modified",
                                "order", "asc",
                                "count", "100",
                                "start_position", "0"));
    }

    @Test
    void everyPageIsRead() throws Exception {
        fill(1_000);

        assertThat(seen(source(""))).hasSize(1_000);
        // DESIGN's figure: changed / page + 2
        assertThat(queries).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void whatDidNotChangeCostsNothing() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            envelopes.put("e%05d".formatted(i), START.plusSeconds(i % 100 == 7 ? i : -i - 1));
        }

        assertThat(seen(source(""))).hasSize(100);
        // DESIGN's figure: changed / page + 2
        assertThat(queries).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void smallerPagesThanAskedForAreNotTheEnd() throws Exception {
        most = 30;
        fill(200);

        assertThat(seen(source(""))).hasSize(200);
    }

    @Test
    void envelopesThatMoveToTheEndMeanwhileLeaveNoneOut() throws Exception {
        fill(450);
        int[] calls = {0};
        beforeAnswer =
                () -> {
                    // some that were read already change before each of the first pages
                    int call = calls[0]++;
                    for (int i = 0; call > 0 && call < 5 && i < 7; i++) {
                        envelopes.put("e%04d".formatted(call * 10 + i), START.plusSeconds(5_000));
                    }
                };

        assertThat(seen(source(""))).hasSize(450);
    }

    @Test
    void aListWithoutAnOrderIsAClearError() {
        fill(450);
        int[] calls = {0};
        beforeAnswer =
                () -> {
                    calls[0]++;
                    envelopes.replaceAll(
                            (id, at) ->
                                    START.plusSeconds((id.hashCode() * 31L * calls[0]) & 0xffff));
                };
        EventSource source = source("");

        assertThatThrownBy(() -> seen(source))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order");
    }

    @Test
    void aFilterIsPassedOnAndDistinguishesThisSourceFromOthers() throws Exception {
        EventSource source = source("?folder_ids=sentitems&custom_field=desk%3Dnorth");
        seen(source);

        assertThat(queries.get(0))
                .containsEntry("folder_ids", "sentitems")
                .containsEntry("custom_field", "desk=north");
        assertThat(source.key()).isNotEqualTo(source("").key());
    }
}
