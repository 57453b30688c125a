// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.live.Fact.Result;
import io.github.camelesign.live.Fact.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactTest {

    /** Answers that bear out nothing, of a shape that the checks look into. */
    private static final Map<String, String> WRONG =
            Map.of(
                    "signnow",
                    "{'field_invites': [{'status': 'odd', 'email_statuses': [{'status': 'odd'}]}]}",
                    "docusign",
                    "{'envelopes': [{'status': 'voided'}, {}], 'auditEvents': [{'eventFields': [{'name': 'odd'}]}]}",
                    "yousign",
                    "{'data': [{'created_at': '1'}, {'created_at': '2'}], 'signers': [{}]}",
                    "signeasy",
                    "{'files': 5, 'id': 7}",
                    "jsign",
                    "{'data': {'envelopes': [{'status': 'odd', 'creation_time_utc': '1'}, {'creation_time_utc': '2'}], 'envelope': {'envelope_status': 'odd'}, 'recipients': {'signers': [{}]}}}");

    static Stream<Named<Fact>> facts() {
        return Service.all().stream()
                .flatMap(
                        service ->
                                service.facts().stream()
                                        .map(
                                                fact ->
                                                        Named.of(
                                                                service.scheme() + " " + fact.id(),
                                                                fact)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void eachIsSettledByCallsOrSaysWhyItCannotBe(Fact fact) {
        assertThat(fact.fact()).endsWith(".");
        assertThat(fact.assumed()).isNotBlank();
        assertThat(fact.unsettled() == null).isEqualTo(fact.canBeSettled());
        assertThat(fact.holds() == null).isNotEqualTo(fact.canBeSettled());
    }

    @Test
    void theirNamesDiffer() {
        for (Service service : Service.all()) {
            Set<String> ids = new HashSet<>();
            assertThat(service.facts()).allMatch(fact -> ids.add(fact.id()));
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void noCheckHoldsOfAnAnswerThatIsWrong(Fact fact) throws Exception {
        if (!fact.canBeSettled()) {
            return;
        }
        String scheme =
                Service.all().stream()
                        .filter(service -> service.facts().contains(fact))
                        .findFirst()
                        .orElseThrow()
                        .scheme();
        String made = fact.call().replace("**", "x").replace("*", "x");
        JsonNode call =
                json(
                        "{'call': '%s', 'status': 299, 'type': 'text/html', 'bytes': 1, 'start': '<html>', 'method': 'PATCH', 'signature': 'none', 'query': '', 'headers': {'retry-after': '1', 'content-transfer-encoding': 'base64'}, 'body': %s}"
                                .formatted(made, WRONG.get(scheme)));
        Fact always =
                new Fact(
                        fact.id(),
                        fact.fact(),
                        fact.assumed(),
                        fact.call(),
                        null,
                        fact.holds(),
                        fact.saw(),
                        null);

        Verdict verdict = always.settle(List.of(call));

        assertThat(verdict.result()).isEqualTo(Result.DID_NOT_HOLD);
        assertThat(verdict.why()).isNotBlank();
        assertThat(fact.settle(List.of()).result()).isEqualTo(Result.NOT_SETTLED);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
