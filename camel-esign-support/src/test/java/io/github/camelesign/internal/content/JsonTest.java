// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import io.github.camelesign.spi.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private final Json json = new Json(null);

    record Lease(String title, LocalDate begins, Instant signed, List<Party> parties) {}

    record Party(String firstName, Object extra) {}

    /** What a getter of the application may do. */
    static class Failing {
        public String getName() {
            throw new IllegalStateException("secret of the contract");
        }
    }

    private String text(Object value) {
        return new String(json.write(value), StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> scalars =
                Arbitraries.oneOf(
                        Arbitraries.strings()
                                .map(s -> (Object) s.replaceAll("[\ud800-\udfff]", "")),
                        Arbitraries.integers().map(i -> (Object) i),
                        Arbitraries.longs().between(1L << 40, Long.MAX_VALUE).map(i -> (Object) i),
                        Arbitraries.doubles().map(d -> (Object) d),
                        Arbitraries.of(true, false).map(b -> (Object) b),
                        Arbitraries.just((Object) null));
        return Arbitraries.recursive(
                () -> scalars,
                inner ->
                        Arbitraries.oneOf(
                                inner.list().ofMaxSize(4).map(list -> (Object) list),
                                Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), inner)
                                        .ofMaxSize(4)
                                        .map(map -> (Object) map)),
                0,
                4);
    }

    @Property
    void whatIsWrittenIsRead(@ForAll("values") Object value) throws Exception {
        assertThat(json.read(json.write(value))).isEqualTo(value);
        // and by a reader that is not ours
        assertThat(new ObjectMapper().readValue(json.write(value), Object.class)).isEqualTo(value);
    }

    @Test
    void numbersKeepTheirDigits() throws Exception {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("a", new BigDecimal("1.10"));
        numbers.put("b", new BigInteger("123456789012345678901234567890"));
        numbers.put("c", (short) 3);

        assertThat(text(numbers))
                .isEqualTo("{\"a\":1.10,\"b\":123456789012345678901234567890,\"c\":3}");
        assertThat(json.read("123456789012345678901234567890".getBytes()))
                .isEqualTo(numbers.get("b"));
    }

    @Test
    void daysAndTimesAreTexts() {
        Lease lease =
                new Lease(
                        "L",
                        LocalDate.of(2026, 1, 31),
                        Instant.parse("2026-01-31T10:00:00Z"),
                        List.of(new Party("Ada", null)));
        String written =
                "{\"title\":\"L\",\"begins\":\"2026-01-31\",\"signed\":\"2026-01-31T10:00:00Z\",\"parties\":[{\"firstName\":\"Ada\",\"extra\":null}]}";

        assertThat(text(lease)).isEqualTo(written);
        assertThat(text(Map.of("x", List.of(lease)))).isEqualTo("{\"x\":[" + written + "]}");
        assertThat(json.toMap(lease)).containsEntry("begins", "2026-01-31");
        assertThat(json.toMap(Map.of("x", lease)).get("x")).isInstanceOf(Map.class);
    }

    @Test
    void theApplicationsMapperIsForItsBeansOnly() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        ObjectMapper registered =
                JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .activateDefaultTyping(
                                BasicPolymorphicTypeValidator.builder()
                                        .allowIfBaseType(Object.class)
                                        .build(),
                                ObjectMapper.DefaultTyping.EVERYTHING)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build();
        context.getRegistry().bind("mapper", registered);
        Json own = new Json(context);

        assertThat(new String(own.write(new Party("Ada", LocalDate.of(2026, 1, 31)))))
                .isEqualTo("{\"first_name\":\"Ada\",\"extra\":\"2026-01-31\"}");
        assertThat(new String(own.write(Map.of("firstName", List.of(1)))))
                .isEqualTo("{\"firstName\":[1]}");
        // what somebody else has sent is no class of anybody's choice
        assertThat(own.read("[\"java.util.Date\",1.5]".getBytes()))
                .isEqualTo(List.of("java.util.Date", 1.5));
        assertThat(registered.getRegisteredModuleIds()).isEmpty();
    }

    /** As one of a framework that may not be copied. */
    static class Uncopied extends ObjectMapper {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aMapperThatRefusesToBeCopiedIsUsedNevertheless() {
        DefaultCamelContext context = new DefaultCamelContext();
        ObjectMapper registered = new Uncopied();
        registered.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        context.getRegistry().bind("mapper", registered);

        assertThat(new String(new Json(context).write(new Party("Ada", LocalDate.EPOCH))))
                .isEqualTo("{\"first_name\":\"Ada\",\"extra\":\"1970-01-01\"}");
    }

    @Test
    void anErrorNamesThePropertyAndNotTheValue() {
        Map<String, Object> body =
                Map.of("parties", Arrays.asList(null, new Party("secret", new Object())));
        assertThatThrownBy(() -> json.write(body))
                .hasMessageContaining("the property parties[1].extra, of type java.lang.Object")
                .hasNoCause()
                .message()
                .doesNotContain("secret");
        assertThatThrownBy(() -> json.write(new Party("a", new Failing())))
                .hasMessageContaining("the property extra.name")
                .hasMessageContaining("IllegalStateException")
                .message()
                .doesNotContain("secret");
        Map<String, Object> endless = new LinkedHashMap<>();
        endless.put("a", endless);
        assertThatThrownBy(() -> json.write(endless)).hasMessageContaining("or holds itself");
        assertThatThrownBy(() -> json.write(Collections.singletonMap(null, 1)))
                .hasMessageContaining("key null");
        assertThatThrownBy(() -> json.toMap(List.of(1)))
                .hasMessageContaining("cannot be written as a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":[{\"b\": secret}]} | it is no JSON | line 1, column 20 | property /a/0/b",
                "{\"a\":\"secret | it ends in the middle | line 1 | property /a",
                "{\"a\": 1} secret | it is no JSON | line 1 | line",
                "{\"a\":1}{} | something follows its end | line 1 | column",
                "{\"a\":1,\"b\":{ | it ends in the middle | line 1 | property /b",
                "{\"a\":\"secret\u0001\"} | it is no JSON | line 1 | property /a"
            })
    void whatCannotBeReadSaysWhere(String text, String reason, String line, String property) {
        assertThatThrownBy(() -> json.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(line)
                .hasMessageContaining(property)
                .hasNoCause()
                .message()
                .doesNotContain("secret");
    }

    @Test
    void anEncodingThatIsNoneOfUnicodeIsSaidSo() {
        byte[] latin1 = "{\"name\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> json.read(latin1)).hasMessageContaining("neither UTF-8 nor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void everyEncodingOfUnicodeIsRead(String charset) throws Exception {
        for (String mark : List.of("", "\ufeff")) {
            byte[] text = (mark + "{\"a\":\"\u5951\u00fc\"}").getBytes(Charset.forName(charset));

            assertThat(json.read(text)).isEqualTo(Map.of("a", "\u5951\u00fc"));
        }
    }

    @Test
    void blanksAreNothing() throws Exception {
        assertThat(json.read(" \n".getBytes())).isNull();
        assertThat(json.read(new byte[0])).isNull();
    }

    /** A PDF of 15 MB in base64 has 20 million letters. */
    @Test
    void aTextHasNoLimitOfItsOwn() throws Exception {
        String base64 = "A".repeat(21_000_000);

        Object read = json.read(("{\"documentBase64\":\"" + base64 + "\"}").getBytes());

        assertThat(((Map<?, ?>) read).get("documentBase64").toString()).hasSize(base64.length());
    }

    @Test
    void depthIsBoundedAndTheStackIsNotUsedUp() {
        assertThatThrownBy(() -> json.read("[".repeat(100_000).getBytes()))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining("nesting depth");
    }

    /** Announced rightly, not announced, and with a byte order mark that is no part of it. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 3})
    void anAnswerHasALimit(long more) throws Exception {
        Json small = new Json(null, 10);
        byte[] fits = "[1,2,3,45]".getBytes();
        byte[] large = "[1,2,3,456]".getBytes();

        assertThat(small.bytes(new ByteArrayInputStream(fits), more < 0 ? -1 : fits.length + more))
                .isEqualTo(fits);
        assertThat(new Json(null, 100).bytes(new ByteArrayInputStream(fits), fits.length + 3))
                .isEqualTo(fits);
        assertThatThrownBy(
                        () ->
                                small.bytes(
                                        new ByteArrayInputStream(large),
                                        more < 0 ? -1 : large.length + more))
                .isInstanceOf(Answer.UnusableException.class)
                .hasMessageContaining("maxResponseSize");
    }

    @Test
    void answersConvertToTheirJson() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            String text = "{\"id\":\"\u5951\",\"list\":[1,{\"a\":null}]}";
            Object map = json.read(text.getBytes(StandardCharsets.UTF_8));
            Object list = Json.convertible(List.of(Map.of("a", 1)));

            assertThat(context.getTypeConverter().mandatoryConvertTo(String.class, map))
                    .isEqualTo(text);
            assertThat(context.getTypeConverter().mandatoryConvertTo(byte[].class, map))
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(context.getTypeConverter().mandatoryConvertTo(InputStream.class, map))
                    .hasContent(text);
            assertThat(context.getTypeConverter().mandatoryConvertTo(String.class, list))
                    .isEqualTo("[{\"a\":1}]");
            assertThat(map).isEqualTo(Json.convertible(new LinkedHashMap<>((Map<?, ?>) map)));
        }
    }

    /** Whoever takes it out of a queue has not our classes. */
    @Test
    void answersAreSerializedAsPlainMapsAndLists() throws Exception {
        Object map = json.read("{\"a\":[1,{\"b\":2}]}".getBytes());
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(map);
        }

        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("camelesign");
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(map);
        }
    }

    @Property
    void aScanFindsTheFirstMemberOfAnyObject(@ForAll("values") Object value) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", value);
        String text = " \n " + text(object);
        JsonObject scan = JsonObject.scan(new ByteArrayInputStream(text.getBytes()));

        assertThat(text.substring(0, scan.firstMember())).isEqualTo(" \n {");
        assertThat(scan.names()).containsExactly("key");
        assertThat(scan.scalars().keySet())
                .isEqualTo(
                        object.entrySet().stream()
                                .filter(e -> !(e.getValue() instanceof Map))
                                .filter(e -> !(e.getValue() instanceof List))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1001", "1e999999999", "-1.5e2000000000", "1e-999999999"})
    void aNumberThatWouldTakeAllMemoryIsRefused(String number) {
        assertThatThrownBy(() -> Json.readMessage(utf8("{\"x\":" + number + "}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("property /x");
        assertThatThrownBy(
                        () ->
                                json.readObject(
                                        new ByteArrayInputStream(utf8("{\"x\":" + number + "}"))))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "4.9e-324", "0.1", "-0", "1e1000", "12345678901234567890.5"})
    void numbersOfUsualSizeAreRead(String number) throws IOException {
        assertThat(Json.readMessage(utf8("{\"x\":" + number + "}")).get("x")).isNotNull();
    }

    @Test
    void aMessageHoldsABoundedNumberOfValues() throws IOException {
        assertThat(Json.readMessage(utf8("{\"x\":[" + "0,".repeat(499_000) + "0]}"))).hasSize(1);
        for (String value : List.of("0,", "{},", "[],")) {
            assertThatThrownBy(
                            () ->
                                    Json.readMessage(
                                            utf8("{\"x\":[" + value.repeat(600_000) + "0]}")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more than 500000 values");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
