// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What values in URIs become, be they of the configuration or of a message. */
class UriValuesTest extends TinyRoutes {

    private static final String ALL =
            "a+b&c#d%e=f g%26h?i/j\u00e9\u5951\ud83d\ude00{{env:HOME}}${body}RAW(x)";

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ALL,
                "ada+work@acme.test",
                "d1&baseUri=http://127.0.0.1:1",
                "d1&apiKey=stolen",
                "{{env:HOME}}",
                "{{?nothing}}",
                "#bean:x",
                "#class:java.lang.String",
                "RAW(a&b)",
                "EsignValue.YQ",
                "%41%zz",
                "${header.id}"
            })
    void aValueOfAMessageReachesTheProviderLetterByLetter(String value) throws Exception {
        toD("tiny:document/get?documentId=x${header.id}&q=${header.id}&apiKey=${header.id}");

        Exchange done = send("direct:start", null, Map.of("id", value));

        assertThat(done.getException()).isNull();
        String[] target = onlyRequest().getUrl().split("\\?q=", 2);
        assertThat(decoded(target[0])).isEqualTo("/document/x" + value);
        assertThat(decoded(target[1])).isEqualTo(value);
    }

    /** Camel looks for it before the component is called; as a header it goes as it is. */
    @Test
    void whatLooksLikeAPropertyIsGivenByTheHeader() throws Exception {
        toD("tiny:document/get?documentId=${header.id}");
        String value = "{{no such property}}";

        assertThat(send("direct:start", null, Map.of("id", value)).getException())
                .hasStackTraceContaining("no such property");
        assertThat(requests()).isEmpty();

        send("tiny:document/get", null, Map.of("CamelTinyDocumentId", value));
        assertThat(decoded(onlyRequest().getUrl())).isEqualTo("/document/" + value);
    }

    @Test
    void anOptionOfAMessageIsTakenLetterByLetter() throws Exception {
        toD("tiny:document/get?documentId=1&apiKey=${header.key}");

        List<String> keys =
                List.of("a+b&c#d%e=f g%26h{{env:HOME}}${body}", "EsignValue.YQ", "EsignValue.-");
        keys.forEach(key -> send("direct:start", null, Map.of("key", key)));

        assertThat(requests())
                .extracting(request -> request.getHeader("X-Key"))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=1&q=2", "maxRetries=1&maxRetries=2", "apiKey=secret&apiKey=secret"})
    void anOptionIsGivenOnce(String options) {
        assertThatThrownBy(() -> context.getEndpoint("tiny:document/get?documentId=1&" + options))
                .rootCause()
                .hasMessageContaining(
                        "The option %s of tiny:document/get is given more than once"
                                .formatted(options.replaceFirst("=.*", "")));
    }

    /** What follows the ampersand would be lost, or printed. */
    @ParameterizedTest
    @ValueSource(strings = {"qx7&", "qx7&&", "q&x7&", "&qx7", "q&&x7"})
    void aSecretWithAnAmpersandIsNeitherCutNorPrinted(String secret) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("hidden", secret);
        context.getPropertiesComponent().setInitialProperties(properties);
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:cut")
                                .toD("tiny:document/get?documentId=${header.id}&apiKey={{hidden}}");
                        from("direct:whole")
                                .toD(
                                        "tiny:document/get?documentId=${header.id}&apiKey=RAW({{hidden}})");
                    }
                });

        assertThat(print(send("direct:cut", null, Map.of("id", 1)).getException()))
                .contains("RAW(...)")
                .doesNotContain("x7");
        assertThat(requests()).isEmpty();
        assertThat(send("direct:whole", null, Map.of("id", 1)).getException()).isNull();
        assertThat(onlyRequest().getHeader("X-Key")).isEqualTo(secret);
    }

    @Test
    void whatTheRouteWritesIsAUri() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("kind", "a b");
        context.getPropertiesComponent().setInitialProperties(properties);
        toD(
                "tiny:document/get?documentId=RAW(a+b&${header.id}%)&q=x%20${header.id}+y&type={{kind}}");

        send("direct:start", null, Map.of("id", "+1"));

        assertThat(onlyRequest().getUrl())
                .isEqualTo("/document/a%2Bb%26%2B1%25?type=a%20b&q=x%20%2B1%20y");
    }

    /** As the parameters of a Kamelet, of which YAML marks the secret ones as raw. */
    @Test
    void anOptionalPlaceholderWithoutAValueIsNoOption() throws Exception {
        toD(
                "tiny:document/get?documentId=1&apiKey=k&q=RAW({{?nothing}})&type={{?nothing}}&webhookSecret=RAW({{?nothing}})");

        send("direct:start", null, Map.of());

        assertThat(onlyRequest().getUrl()).isEqualTo("/document/1");
        assertThat(context.getEndpoints())
                .filteredOn(endpoint -> endpoint instanceof TinyEndpoint)
                .extracting(endpoint -> ((TinyEndpoint) endpoint).webhookSecrets())
                .containsExactly(List.of());
    }

    @Test
    void aRawValueMayHaveSeveralLines() throws Exception {
        toD("tiny:document/get?apiKey=k&documentId=RAW(a\r\nb+c)");

        send("direct:start", null, Map.of());

        assertThat(onlyRequest().getUrl()).isEqualTo("/document/a%0D%0Ab%2Bc");
    }

    @Test
    void anExpressionMayHaveWhatSeparatesOptions() throws Exception {
        toD("tiny:document/get?documentId=${header.id.replace('&','=')}&q=${header[x?y]}");

        send("direct:start", null, Map.of("id", "1&2"));

        assertThat(decoded(onlyRequest().getUrl())).isEqualTo("/document/1=2?q=");
    }

    @Test
    void aThousandIdsHaveOneEndpoint() throws Exception {
        toD("tiny:document/get?documentId=${header.id}&q=a&apiKey=RAW(k&1)");

        for (int id = 0; id < 1000; id += 100) {
            send("direct:start", null, Map.of("id", "+" + id));
        }

        assertThat(context.getEndpoints())
                .filteredOn(endpoint -> endpoint instanceof TinyEndpoint)
                .hasSize(1);
        assertThat(requests()).allMatch(r -> "k&1".equals(r.getHeader("X-Key")));
    }

    @Test
    void anOperationCannotBringOptions() throws Exception {
        toD("tiny:document/${header.id}");

        Exchange done = send("direct:start", null, Map.of("id", "export?apiKey=stolen"));

        assertThat(reason(done)).hasMessageContaining("Unknown operation");
        assertThat(requests()).isEmpty();
    }

    @Test
    void aWholeQueryOfTheMessageIsTheRoutesOwnRisk() throws Exception {
        toD("tiny:document/get?${header.id}");

        send("direct:start", null, Map.of("id", "documentId=d1&q=a%20b"));

        assertThat(onlyRequest().getUrl()).isEqualTo("/document/d1?q=a%20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny:document/get?documentId=${header.x}",
                "tiny:document/get?documentId=1&q=$simple{header.x}",
                "tiny:document/get?documentId=RAW(${header.x})",
                "tiny:document/export?output=${header.x}",
                "tiny:document/export?apiKey=${header.x}"
            })
    void anExpressionInAPlainToIsRefusedAtTheStart(String uri) {
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .rootCause()
                .hasMessageContaining("use toD");
    }

    @Test
    void theIdempotencyKeyIsAnExpression() throws Exception {
        send(
                "tiny:document/create?idempotencyKey=${header.order}",
                "{\"a\":1}",
                Map.of("order", "o+1"));

        assertThat(onlyRequest().getBodyAsString()).isEqualTo("{\"key\":\"o+1\",\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a+b",
                "a%26c",
                "a#b",
                "#ab",
                "a=b==",
                "a b",
                "%41",
                "100%",
                "\u00e9\u5951",
                "p${ss",
                "a?b/c:d"
            })
    void aSecretIsWhatIsConfigured(String secret) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("secret", secret);
        context.getPropertiesComponent().setInitialProperties(properties);
        boolean expression = secret.contains("${");

        if (!expression) {
            assertThat(key("tiny:document/export?apiKey={{secret}}")).isEqualTo(secret);
            assertThat(key("tiny:document/export?output=json&apiKey={{secret}}&accountId=a"))
                    .isEqualTo(secret);
            assertThat(webhookSecret("apiKey=x&webhookSecret={{secret}}")).isEqualTo(secret);
        }
        assertThat(key("tiny:document/export?accountId=c&apiKey=RAW({{secret}})"))
                .isEqualTo(secret);
        assertThat(webhookSecret("webhookSecret=RAW({{secret}})&accountId=b")).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b", "a&b&c", "a&b=c", "x&y+z%26", "ab&", "a\\b", "ab\\"})
    void aSecretWithAnAmpersandOrABackslashIsWrittenRaw(String secret) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("secret", secret);
        context.getPropertiesComponent().setInitialProperties(properties);

        assertThat(key("tiny:document/export?apiKey=RAW({{secret}})")).isEqualTo(secret);
        assertThat(webhookSecret("webhookSecret=RAW({{secret}})")).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr&t1p", "s3cr&t1p=x", "s3cr&t1p&s3cr", "s3cr&documentid=t1p"})
    void aSecretThatIsCutIsRefusedAndNotPrinted(String secret) {
        Properties properties = new Properties();
        properties.setProperty("secret", secret);
        context.getPropertiesComponent().setInitialProperties(properties);

        for (String uri :
                new String[] {
                    "tiny:document/export?apiKey={{secret}}",
                    "tiny:document/events?webhookSecret={{secret}}",
                    "webhook:tiny:document/events?webhookSecret={{secret}}"
                }) {
            assertThatThrownBy(
                            () ->
                                    route(
                                            new RouteBuilder() {
                                                @Override
                                                public void configure() {
                                                    from(uri).to("mock:x");
                                                }
                                            }))
                    .hasStackTraceContaining("=RAW(...)")
                    .hasStackTraceContaining("camel.component.tiny.")
                    .extracting(UriValuesTest::print)
                    .asString()
                    .doesNotContain("s3cr")
                    .doesNotContain("t1p");
        }
    }

    @Test
    void aSecretMayBeABean() {
        context.getRegistry().bind("secret", "of the registry");

        assertThat(key("tiny:document/export?apiKey=#bean:secret")).isEqualTo("of the registry");
    }

    private static String print(Throwable failure) {
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        return printed.toString();
    }

    private String key(String uri) {
        return ((TinyEndpoint) context.getEndpoint(uri)).getConfiguration().getApiKey();
    }

    private String webhookSecret(String query) {
        DelegateEndpoint webhook =
                (DelegateEndpoint) context.getEndpoint("webhook:tiny:document/events?" + query);
        return ((TinyEndpoint) webhook.getEndpoint()).getConfiguration().getWebhookSecret();
    }
}
