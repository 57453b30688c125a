// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spans of the routes, by camel-opentelemetry2. */
class TracingTest {

    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("esign.provider");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("esign.operation");

    @TempDir Path folder;

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider tracing =
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();

    private void trace(CamelContext context) {
        context.getRegistry().bind("tracer", tracing.get("camel"));
        context.getRegistry().bind("propagators", ContextPropagators.noop());
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        tracer.init(context);
    }

    @Test
    void spansNameProviderAndOperationAndNothingOfADocument() {
        Main main = new Main();
        main.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                trace(getContext());
                            }
                        });
        List<String> secrets;
        try (FiveProviders providers = new FiveProviders(folder)) {
            providers.properties().forEach(main::addOverrideProperty);
            main.addOverrideProperty("camel.server.enabled", "true");
            main.addOverrideProperty("camel.server.host", "127.0.0.1");
            main.addOverrideProperty("camel.server.port", String.valueOf(providers.port()));
            secrets =
                    providers.components().values().stream()
                            .flatMap(options -> options.entrySet().stream())
                            .filter(option -> !option.getKey().endsWith("aseUri"))
                            .filter(option -> !option.getKey().equals("audience"))
                            .map(Map.Entry::getValue)
                            .toList();
            main.start();

            providers.send();

            providers.awaitSigned();
        } finally {
            main.stop();
        }

        assertThat(operations("signnow"))
                .contains("document/upload", "document/invite", "document/download");
        assertThat(operations("yousign"))
                .contains("contract/send", "contract/events", "contract/download");
        for (String provider : FiveProviders.PROVIDERS) {
            assertThat(operations(provider)).as(provider).hasSizeGreaterThan(2);
        }
        for (String provider : FiveProviders.CALLING) {
            assertThat(of(provider))
                    .as(provider)
                    .anyMatch(span -> component(span).equals("camel-webhook"));
        }
        assertThat(of("signnow"))
                .allSatisfy(
                        span ->
                                assertThat(span.getAttributes().toString())
                                        .doesNotContain("acme.test"));
        assertThat(everything(ours())).doesNotContain(secrets);
        assertThat(everything(spans.getFinishedSpanItems()))
                .doesNotContain("webhookSecret", FiveProviders.SECRET);
    }

    /** What a route puts into an endpoint of toD, or a provider repeats in its refusal. */
    @Test
    void aFailureNamesNoValueOfTheMessage() throws Exception {
        try (EsignSandbox sandbox = new EsignSandbox();
                DefaultCamelContext context = new DefaultCamelContext()) {
            sandbox.start();
            trace(context);
            context.getPropertiesComponent().addInitialProperty("url", sandbox.getYousignBaseUri());
            context.start();

            context.createFluentProducerTemplate()
                    .to(
                            "yousign:signature-request/get?signatureRequestId=ada-acme&baseUri=%s&apiKey=%s"
                                    .formatted(sandbox.getYousignBaseUri(), Yousign.DEMO_API_KEY))
                    .send();
        }

        assertThat(ours())
                .singleElement()
                .satisfies(
                        span -> {
                            assertThat(span.getName()).isEqualTo("signature-request/get");
                            assertThat(span.getStatus()).isEqualTo(StatusData.error());
                        });
        assertThat(everything(ours())).doesNotContain("ada-acme", Yousign.DEMO_API_KEY);
    }

    private static String component(SpanData span) {
        return span.getAttributes().get(AttributeKey.stringKey("component"));
    }

    private List<SpanData> ours() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getAttributes().get(PROVIDER) != null)
                .toList();
    }

    private List<SpanData> of(String provider) {
        return ours().stream()
                .filter(span -> provider.equals(span.getAttributes().get(PROVIDER)))
                .toList();
    }

    private List<String> operations(String provider) {
        return of(provider).stream()
                .map(span -> span.getAttributes().get(OPERATION))
                .distinct()
                .toList();
    }

    private static String everything(List<SpanData> spans) {
        return spans.stream()
                .map(span -> span.getName() + span.getAttributes() + span.getEvents())
                .collect(Collectors.joining("\n"));
    }
}
