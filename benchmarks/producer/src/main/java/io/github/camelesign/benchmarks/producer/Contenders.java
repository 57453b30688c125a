// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import com.docusign.esign.api.EnvelopesApi;
import com.docusign.esign.client.ApiClient;
import com.docusign.esign.model.EnvelopeDefinition;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The ways to make a call of one provider to one server; closed with it. */
final class Contenders implements AutoCloseable {

    private static final String TOKEN = "t1";
    private static final Map<String, Object> BODY =
            Map.of(
                    "name", "Lease",
                    "status", "created",
                    "emailSubject", "Lease",
                    "message", "Please sign the lease of the flat in Zürich.",
                    "document_ids", List.of("d1", "d2"));
    private static final int CONNECTIONS = 500;

    private final ProviderCase provider;
    private final String server;
    private final boolean create;
    private final CamelContext camel = new DefaultCamelContext();
    private final CloseableHttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    Contenders(ProviderCase provider, String server, boolean create) throws Exception {
        this.provider = provider;
        this.server = server;
        this.create = create;
        PoolingHttpClientConnectionManager pool =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build();
        this.http = HttpClients.custom().setConnectionManager(pool).build();
        account(camel, provider.scheme(), server);
        camel.addRoutes(new Routes());
        camel.start();
    }

    List<Contender> all() {
        List<Contender> all = new ArrayList<>();
        all.add(new Contender("HttpClient 5", this::raw));
        all.add(new Contender("and Jackson", this::parsed));
        all.add(new Contender(provider.scheme() + ":", route("component")));
        all.add(new Contender(provider.scheme() + ": to text", route("text")));
        all.add(new Contender("http: by hand", route("hand")));
        if (provider == ProviderCase.YOUSIGN) {
            all.add(new Contender("rest-openapi:", route("openapi")));
        }
        // which knows nothing but TLS
        if (provider == ProviderCase.DOCUSIGN && server.startsWith("https:")) {
            all.add(new Contender("DocuSign's SDK", sdk()));
        }
        return all;
    }

    /** Has a provider's component and Camel's own HTTP call the server. */
    static void account(CamelContext camel, String scheme, String server) {
        Map<String, Object> options =
                new HashMap<>(
                        Map.of(
                                "baseUri", server,
                                "allowInsecureHttp", true,
                                "maxConnections", CONNECTIONS));
        options.put(scheme.equals("yousign") ? "apiKey" : "accessToken", TOKEN);
        if (scheme.equals("docusign")) {
            options.put("accountId", "a1");
        }
        Component component = camel.getComponent(scheme);
        PropertyBindingSupport.build()
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withTarget(component)
                .withCamelContext(camel)
                .withProperties(options)
                .withMandatory(true)
                .bind();
        for (String byHand : List.of("http", "https")) {
            HttpComponent http = camel.getComponent(byHand, HttpComponent.class);
            http.setMaxTotalConnections(CONNECTIONS);
            http.setConnectionsPerRoute(CONNECTIONS);
        }
    }

    /** Bytes, of which nothing is made. */
    private void raw() throws IOException {
        check(answer().length > 0);
    }

    /** The same Map that a route gets. */
    private void parsed() throws IOException {
        check(!json.readValue(answer(), Map.class).isEmpty());
    }

    private byte[] answer() throws IOException {
        ClassicHttpRequest request;
        if (create) {
            HttpPost post = new HttpPost(server + provider.path(true));
            post.setEntity(
                    new ByteArrayEntity(
                            json.writeValueAsBytes(BODY), ContentType.APPLICATION_JSON));
            request = post;
        } else {
            request = new HttpGet(server + provider.path(false));
        }
        request.setHeader("Authorization", "Bearer " + TOKEN);
        request.setHeader("Accept", "application/json");
        return http.execute(request, answer -> EntityUtils.toByteArray(answer.getEntity()));
    }

    private Contender.Call route(String name) {
        ProducerTemplate template = camel.createProducerTemplate();
        return () -> {
            Exchange done =
                    template.send(
                            "direct:" + name,
                            exchange -> exchange.getMessage().setBody(create ? BODY : null));
            if (done.getException() != null) {
                throw done.getException();
            }
            Object answer = done.getMessage().getBody();
            check(name.equals("text") ? answer instanceof String : answer instanceof Map);
        };
    }

    private Contender.Call sdk() {
        ApiClient client = new ApiClient(server + "/restapi");
        client.setAccessToken(TOKEN, Long.MAX_VALUE / 1000);
        EnvelopesApi envelopes = new EnvelopesApi(client);
        return () -> {
            if (create) {
                EnvelopeDefinition definition = new EnvelopeDefinition();
                definition.setStatus("created");
                definition.setEmailSubject("Lease");
                check(envelopes.createEnvelope("a1", definition).getEnvelopeId() != null);
            } else {
                check(envelopes.getEnvelope("a1", "e1").getEnvelopeId() != null);
            }
        };
    }

    private static void check(boolean right) {
        if (!right) {
            throw new IllegalStateException("not the answer of the server");
        }
    }

    @Override
    public void close() throws IOException {
        camel.stop();
        http.close();
    }

    private final class Routes extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:component").to(provider.uri(create));
            String uri = provider.uri(create);
            from("direct:text").to(uri + (uri.contains("?") ? "&" : "?") + "output=json");
            // as people write it who have no component
            request("direct:hand")
                    .setHeader(Exchange.HTTP_METHOD, constant(create ? "POST" : "GET"))
                    .to(server + provider.path(create))
                    .unmarshal()
                    .json(JsonLibrary.Jackson);
            if (provider == ProviderCase.YOUSIGN) {
                openApi();
            }
        }

        /** The headers that a call needs without a component, and its body as JSON. */
        private RouteDefinition request(String from) {
            RouteDefinition request =
                    from(from)
                            .setHeader("Authorization", constant("Bearer " + TOKEN))
                            .setHeader("Accept", constant("application/json"))
                            .setHeader(Exchange.CONTENT_TYPE, constant("application/json"));
            if (create) {
                request.marshal().json(JsonLibrary.Jackson);
            }
            return request;
        }

        /** By a description of its two calls: that of all of Yousign takes seconds to start. */
        private void openApi() {
            request("direct:openapi")
                    .setHeader("signatureRequestId", constant(ProviderCase.UUID))
                    .to(
                            "rest-openapi:classpath:io/github/camelesign/benchmarks/producer/yousign.json#%s?host=RAW(%s)&componentName=%s"
                                    .formatted(
                                            create ? "create" : "read",
                                            server,
                                            server.startsWith("https") ? "https" : "http"))
                    .unmarshal()
                    .json(JsonLibrary.Jackson);
        }
    }
}
