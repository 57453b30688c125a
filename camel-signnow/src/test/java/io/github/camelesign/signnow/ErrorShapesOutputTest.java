// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SignNow, and gateways before it, say of a failure, as a route finds it in the exception. */
class ErrorShapesOutputTest extends StubbedSignNow {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{'errors':[{'code':65582,'message':'Document not found'}]} | 65582 | Document not found",
                "{'error':'invalid_token','code':1537} | 1537 | invalid_token",
                "{'error':'Document not found'} | - | Document not found",
                "{'error':['first text','second text']} | - | first text",
                "{'404':'Unable to find a route to match the URI: x'} | - | Unable to find a route to match the URI: x",
                "{'errors':['Cc must contain valid emails.']} | - | Cc must contain valid emails.",
                "{'errors':[]} | - | -",
                "{'errors':{'to':['is empty']},'message':'Invalid'} | - | Invalid",
                "{'error':{'code':7,'message':'nested'}} | 7 | nested",
                "{'message':null} | - | -",
                "[] | - | -",
                "null | - | -",
                "{'error': | - | -",
                "<html><body>Bad Gateway</body></html> | - | -",
                "- | - | -",
                "upstream gone | - | upstream gone"
            })
    void theProvidersCodeAndWordsAreFound(String body, String code, String message) {
        String text = body == null ? "" : body.replace('\'', '"');
        String type = text.matches("[{\\[n].*") ? "application/json" : "text/html";
        answer(status(404).withBody(text).withHeader("Content-Type", type));

        EsignOperationException failure = failure("signnow:document/get?documentId=d1", null);

        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.getProviderMessage()).isEqualTo(message);
        assertThat(failure.getHttpResponseCode()).isEqualTo(404);
        assertThat(failure.getProvider()).isEqualTo("signnow");
        assertThat(failure.getOperation()).isEqualTo("document/get");
        assertThat(failure)
                .hasMessageStartingWith("signnow:document/get failed with HTTP 404")
                .hasMessageNotContainingAny("null", "<html", "{");
    }

    /** SignNow says so with 400, not 404: a route knows it by the code. */
    @Test
    void whatDoesNotExistIsNotTakenForATokenThatEnded() {
        answer(
                status(400)
                        .withBody(
                                "{\"errors\":[{\"code\":65582,\"message\":\"Document not found\"}]}"));

        EsignOperationException failure = failure("signnow:document/get?documentId=d1", null);

        assertThat(failure.getClass()).isEqualTo(EsignOperationException.class);
        assertThat(failure.getErrorCode()).isEqualTo("65582");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aLongMessageIsCut() {
        answer(status(400).withBody("{\"error\":\"" + "x".repeat(10_000) + "\"}"));

        assertThat(failure("signnow:user/get", null).getMessage()).hasSizeLessThan(700);
    }

    @Test
    void theRequestIdIsInTheException() {
        answer(status(400).withHeader("x-request-id", "req-7"));

        EsignOperationException failure = failure("signnow:user/get", null);

        assertThat(failure.getRequestId()).isEqualTo("req-7");
        assertThat(failure).hasMessageContaining("req-7");
    }

    @Test
    void theFactsSurviveATransferToAnotherMachine() throws Exception {
        answer(status(503));
        EsignOperationException failure =
                failure("signnow:document/invite?documentId=d1", "{\"to\":\"ada@acme.test\"}");

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        EsignOperationException copy =
                (EsignOperationException)
                        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))
                                .readObject();

        assertThat(copy.isOutcomeUnknown()).isTrue();
        assertThat(copy.getOperation()).isEqualTo("document/invite");
    }
}
