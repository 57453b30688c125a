// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.Fault;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** jSign has no key against repetition: nothing is sent twice all the same, and nothing is lost. */
class JSignLostAnswerTest extends JSignSandboxContracts {

    private static final String CREATE = "/api/v2.0/envelopes/create_with_files";
    private static final String CREATE_OF_TEMPLATE = "/api/v2.0/envelopes/create_with_template";
    private static final String LEASE = "jsign:lease-7#1";
    private static final String SHORT = "&account.lookUpTimeout=300";

    private Exchange lease() throws Exception {
        return send(SHORT, simple("lease-7"), TestPdf.of("Lease"));
    }

    private Exchange leaseIn(String repository) throws Exception {
        return sendIn(repository, SHORT, simple("lease-7"), TestPdf.of("Lease"));
    }

    private void at(Fault fault, String path) {
        sandbox.faults().add(fault.at("jsign").on("POST", path));
    }

    private void assertFoundAgain(Exchange again) {
        ContractState state = state(again);
        assertThat(again.getMessage().getHeader("CamelEsignAlreadyExisted")).isEqualTo(true);
        assertThat(jSign.envelopes()).extracting(Envelope::id).containsExactly(state.id());
    }

    private void assertSentNow(Exchange again) {
        ContractState state = state(again);
        assertThat(again.getMessage().getHeader("CamelEsignAlreadyExisted")).isNull();
        assertThat(jSign.envelopes()).extracting(Envelope::id).containsExactly(state.id());
    }

    @Test
    void whatWasSentThoughTheAnswerIsLostIsFound() throws Exception {
        at(Fault.resetAfter(), CREATE);

        assertThat(lease().getException())
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        lost -> assertThat(lost.isOutcomeUnknown()).isTrue());

        assertFoundAgain(lease());
    }

    @Test
    void whatAppearsLateInListsIsNotSentAgain() throws Exception {
        jSign.holdListings();
        at(Fault.resetAfter(), CREATE);
        lease();

        assertThat(lease().getException())
                .hasMessageContaining(
                        "jSign has no envelope of the category 'camelEsignContract:lease-7#1'");

        jSign.releaseListings();
        assertFoundAgain(lease());
    }

    @Test
    void whatWasNotSentIsSentOnceItCannotAppearAnyMore() throws Exception {
        at(Fault.resetBefore(), CREATE);
        lease();

        assertThat(lease().getException()).hasMessageContaining("it counts as not sent");
        assertThat(jSign.envelopes()).isEmpty();

        SentEarlier.by(14, sent, LEASE);
        assertThat(lease().getException()).hasMessageContaining("it counts as not sent");
        SentEarlier.by(2, sent, LEASE);
        assertSentNow(lease());
    }

    @Test
    void whatWasRefusedIsSentWhenItIsRight() throws Exception {
        at(Fault.status(400).body("{\"errors\":[{\"error_code\":\"FILE_REQUIRED\"}]}"), CREATE);
        assertThat(lease().getException()).hasMessageContaining("FILE_REQUIRED");

        assertSentNow(lease());
    }

    @Test
    void aLostUploadIsMadeAgain() throws Exception {
        at(Fault.resetAfter(), "/api/v2.0/envelopes/upload_file");
        assertThat(lease().getException()).isInstanceOf(EsignOperationException.class);

        assertSentNow(lease());
    }

    @Test
    void whatIsSentOnceDoesNotDependOnTheDocumentedFieldsOfTheList() throws Exception {
        at(Fault.resetAfter(), CREATE);
        lease();
        String id = jSign.envelopes().get(0).id();
        // as if jSign kept no categories
        Exchange changed =
                context.createProducerTemplate()
                        .request(
                                "jsign:envelope/update-metadata?envelopeId=" + id,
                                exchange ->
                                        exchange.getMessage()
                                                .setBody(Map.of("categories", List.of("other"))));
        assertThat(changed.getException()).isNull();

        assertThat(lease().getException())
                .hasMessageContaining("[" + id + "]")
                .hasMessageContaining("file it under the category 'camelEsignContract:lease-7#1'");
        assertThat(jSign.envelopes()).hasSize(1);
    }

    @Test
    void aPersonSaysWhichEnvelopeOfATemplateItIs() throws Exception {
        Map<String, Object> contract = templateContract("tenancy", template());
        at(Fault.resetAfter(), CREATE_OF_TEMPLATE);
        assertThat(send(SHORT, contract).getException())
                .isInstanceOf(EsignOperationException.class);
        String id = jSign.envelopes().get(0).id();

        assertThat(send(SHORT, contract).getException())
                .hasMessageContaining("envelopes of this name that may be it: [" + id + "]");

        context.createProducerTemplate()
                .requestBody(
                        "jsign:envelope/update-metadata?envelopeId=" + id,
                        Map.of("categories", List.of("camelEsignContract:tenancy#1")));
        assertFoundAgain(send(SHORT, contract));
    }

    /** The process dies at each place where it writes what it knows, before and after. */
    @Test
    void aKilledSendingIsCompletedByTheNext() throws Exception {
        boolean isDone = false;
        for (int step = 1; !isDone; step++) {
            sandbox.reset();
            MortalRepository repository = new MortalRepository(step);
            // an endpoint of its own, as one that was made once keeps its repository
            context.getRegistry().bind("mortal" + step, repository);
            Exchange first = leaseIn("mortal" + step);
            isDone = !repository.hasDied;
            assertThat(first.getException() == null).isEqualTo(isDone);
            repository.dies = Integer.MAX_VALUE;

            Exchange next = leaseIn("mortal" + step);
            if (next.getException() != null) {
                // dead before the call was made, which nobody but the dead process can know
                assertThat(next.getException()).hasMessageContaining("it counts as not sent");
                assertThat(jSign.envelopes()).isEmpty();
                SentEarlier.by(16, repository, LEASE);
                next = leaseIn("mortal" + step);
            }
            ContractState state = state(next);

            assertThat(jSign.envelopes()).extracting(Envelope::id).containsExactly(state.id());
            assertThat(step).isLessThan(100);
            assertThat(isDone && step < 20).as("done at step " + step).isFalse();
        }
    }

    /** Fails for good at one of its steps: each writing has one before and one after. */
    private static final class MortalRepository extends MemoryStateRepository {
        private int dies;
        private int step;
        private boolean hasDied;

        MortalRepository(int dies) {
            this.dies = dies;
        }

        @Override
        public void setState(String key, String value) {
            live();
            super.setState(key, value);
            live();
        }

        private void live() {
            step++;
            if (step >= dies) {
                hasDied = true;
                throw new IllegalStateException("killed");
            }
        }
    }
}
