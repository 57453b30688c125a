// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignOperation;
import io.github.camelesign.docusign.StubbedDocuSign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What has the status of success and not the id of what was created is no answer. */
class UnansweredCreationTest extends StubbedDocuSign {

    static List<Arguments> noAnswers() {
        List<Arguments> cases = new ArrayList<>();
        creations()
                .forEach(
                        creation -> {
                            cases.add(Arguments.of(creation, "page", page()));
                            cases.add(Arguments.of(creation, "nothing", status(200)));
                            cases.add(Arguments.of(creation, "list", json("[]")));
                            cases.add(Arguments.of(creation, "no id", json("{\"name\":\"n\"}")));
                            cases.add(Arguments.of(creation, "broken", json("{\"name\":\"n")));
                        });
        return cases;
    }

    private static Stream<DocuSignOperation> creations() {
        return Stream.of(DocuSignOperation.values())
                .filter(operation -> !operation.row().requiredIds().isEmpty());
    }

    private static ResponseDefinitionBuilder page() {
        return status(200).withHeader("Content-Type", "text/html").withBody("<html>Sign in</html>");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("noAnswers")
    void theOutcomeIsUnknown(
            DocuSignOperation creation, String name, ResponseDefinitionBuilder answer) {
        options().setLookUpTimeout(0);
        answer(answer);
        String ids =
                creation.row().pathParameters().stream()
                        .filter(id -> !List.of("accountId", "apiVersion").contains(id))
                        .map(id -> id + "=1")
                        .collect(Collectors.joining("&", "?", ""));

        EsignOperationException failure = failure("docusign:" + creation + ids, "{}");

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(requests()).filteredOn(r -> r.getMethod().getName().equals("POST")).hasSize(1);
    }

    /** DocuSign's description of these names a single new thing. */
    @Test
    void theseAnswerWithAnId() {
        assertThat(creations().map(DocuSignOperation::toString))
                .containsExactlyInAnyOrder(
                        "account-permission-profiles/create",
                        "bcc-email-archive/create",
                        "bulk-send/create-list",
                        "chunked-uploads/create",
                        "connect-configurations/create",
                        "custom-tabs/create",
                        "envelope-locks/create",
                        "envelopes/create",
                        "power-forms/create",
                        "template-locks/create",
                        "workspace-items/create-file",
                        "workspaces/create");
    }
}
