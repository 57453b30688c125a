// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** The ways to send or to fetch one document, all to and from a file; closed with its server. */
final class Streams implements AutoCloseable {

    private final StreamCase one;
    private final String server;
    private final Path document;
    private final Path target;
    private final CamelContext camel = new DefaultCamelContext();
    private final CloseableHttpClient http = HttpClients.createDefault();
    private final ProducerTemplate template;

    Streams(StreamCase one, String server, Path document, Path folder) throws Exception {
        this.one = one;
        this.server = server;
        this.document = document;
        this.target = folder.resolve("target.pdf");
        Contenders.account(camel, one.scheme(), server);
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        if (one.up()) {
                            from("direct:component").to(one.uri());
                        } else {
                            from("direct:component")
                                    .to(one.uri())
                                    .to("file:" + folder + "?fileName=" + target.getFileName());
                        }
                    }
                });
        camel.start();
        this.template = camel.createProducerTemplate();
    }

    List<Contender> all() {
        return List.of(
                new Contender("HttpClient 5", this::raw),
                new Contender(one.scheme() + ":", this::component));
    }

    private void raw() throws IOException {
        HttpUriRequestBase request =
                new HttpUriRequestBase(one.method(), URI.create(server + one.path()));
        request.setHeader("Authorization", "Bearer t1");
        if (one.up()) {
            request.setEntity(one.entity(document));
        }
        http.execute(
                request,
                answer -> {
                    if (one.up()) {
                        return answer.getEntity().getContent().readAllBytes().length;
                    }
                    one.store(answer.getEntity(), target);
                    return 0;
                });
        check();
    }

    private void component() throws Exception {
        Map<String, Object> headers = one.headers();
        Exchange done =
                template.send(
                        "direct:component",
                        exchange -> {
                            exchange.getMessage().getHeaders().putAll(headers);
                            exchange.getMessage().setBody(one.up() ? document.toFile() : null);
                        });
        if (done.getException() != null) {
            throw done.getException();
        }
        check();
    }

    private void check() throws IOException {
        if (!one.up()) {
            long expected = (long) one.megabytes() << 20;
            if (Math.abs(Files.size(target) - expected) > 50_000) {
                throw new IllegalStateException(Files.size(target) + " bytes are no document");
            }
            Files.delete(target);
        }
    }

    @Override
    public void close() throws IOException {
        camel.stop();
        http.close();
    }
}
