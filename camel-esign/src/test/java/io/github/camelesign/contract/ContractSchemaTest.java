// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.camelesign.contract.read.ContractReader;
import io.github.camelesign.contract.read.Findings;
import io.github.camelesign.contract.read.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema for editors, and what is read, are one. */
class ContractSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TREE = tree();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TREE);

    private static JsonNode tree() {
        try (InputStream in = ContractComponent.class.getResourceAsStream("contract.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Contract files of the whole project. */
    static Stream<Path> contracts() throws IOException {
        List<Path> files = new ArrayList<>();
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> all =
                Files.find(
                        root,
                        12,
                        (path, attributes) ->
                                path.getFileName().toString().endsWith(".contract.yaml")
                                        && !path.toString().contains("/target/")
                                        && !path.getFileName().toString().startsWith("wrong"))) {
            all.forEach(files::add);
        }
        assertThat(files).isNotEmpty();
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void contractsAreAsTheSchemaHasThem(Path file) throws IOException {
        assertThat(SCHEMA.validate(new YAMLMapper().readTree(file.toFile()))).isEmpty();
    }

    @Test
    void theContractsOfTheseTestsAreAsTheSchemaHasThem() {
        assertThat(SCHEMA.validate(JSON.valueToTree(KitContract.plain("a")))).isEmpty();
    }

    @Test
    void whatIsWrongIsWrongInTheSchemaToo() throws IOException {
        assertThat(
                        SCHEMA.validate(
                                new YAMLMapper()
                                        .readTree(
                                                Path.of("src/test/resources/wrong.contract.yaml")
                                                        .toFile())))
                .extracting(message -> message.getInstanceLocation().toString())
                .contains(
                        "$.version",
                        "$.title",
                        "$.expires",
                        "$.recipients[0].order",
                        "$.recipients[1].kind");
    }

    /** What the reader knows, in the words of its own finding, is what the schema has. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{x-y: 1} | /properties",
                "{reminders: {x-y: 1}} | /properties/reminders/properties",
                "{documents: [{x-y: 1}]} | /$defs/document/properties",
                "{recipients: [{x-y: 1}]} | /$defs/recipient/properties",
                "{fields: [{x-y: 1}]} | /$defs/field/properties",
                "{fields: [{anchor: {x-y: 1}}]} | /$defs/anchor/properties",
                "{fields: [{place: {x-y: 1}}]} | /$defs/place/properties"
            })
    void theSchemaHasWhatTheReaderKnows(String contract, String place) {
        Findings findings = new Findings();
        new ContractReader(findings, LocalDate.EPOCH).read(contract, Template.NONE);
        Pattern known = Pattern.compile("is not known here; known are (.*)");

        Set<String> read = new TreeSet<>();
        findings.all()
                .forEach(
                        finding -> {
                            Matcher words = known.matcher(finding.message());
                            if (words.matches()) {
                                read.addAll(List.of(words.group(1).split(", ")));
                            }
                        });
        Set<String> described = new TreeSet<>();
        TREE.at(place).fieldNames().forEachRemaining(described::add);
        assertThat(described).isEqualTo(read);
    }

    @Test
    void eachMistakeOfAWordIsFoundInAnEditor() {
        Map<String, Object> contract = KitContract.plain("a");
        contract.put("titel", "Lease");
        KitContract.recipient(contract, 0).put("kind", "witness");

        assertThat(SCHEMA.validate(JSON.valueToTree(contract))).hasSize(2);
    }
}
