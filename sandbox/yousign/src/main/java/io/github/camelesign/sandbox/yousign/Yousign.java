// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.ProviderView;
import io.github.camelesign.sandbox.core.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/**
 * Yousign as tests control it: issues API keys, makes what people make in the web application, acts
 * as signer and turns what tests need turned; a reset turns it back. Envelopes are signature
 * requests of version 3 and procedures of version 2, whose id may be the IRI. Methods that name one
 * throw {@link NoSuchElementException} when there is none.
 */
public final class Yousign extends ProviderView<String, YousignModule> {
    /** The API key that is always there, until keys are revoked. */
    public static final String DEMO_API_KEY = "sandbox-yousign-key";

    /** E-mail of the owner of the organization, in whose name everything is sent. */
    public static final String DEMO_USER = "desk@acme.test";

    /** Every one-time password that is sent, by SMS or e-mail. */
    public static final String ONE_TIME_PASSWORD = "123456";

    Yousign(YousignModule module) {
        super(module);
    }

    /**
     * The one of a sandbox, until that closes. Starts the sandbox.
     *
     * @throws NoSuchElementException when the sandbox does not have it
     */
    public static Yousign of(Sandbox sandbox) {
        return sandbox.module(YousignModule.class).view();
    }

    /** Makes an API key that may do everything. */
    public String issueApiKey() {
        return issue(false);
    }

    /** Makes an API key that may only read; anything else is answered 403. */
    public String issueReadOnlyApiKey() {
        return issue(true);
    }

    @Controllable(name = "api-keys", fields = "[readOnly]", made = "apiKey")
    private String issue(boolean readOnly) {
        return module.state().tokens().add(YousignState.ApiKey.make(readOnly)).accessToken();
    }

    /** All API keys stop working at once, the ready-made one too. */
    public void revokeKeys() {
        revokeTokens();
    }

    /**
     * Makes a template of one document, as people do in the web application, and returns its id.
     *
     * @param signers labels of the places that signers take
     * @param readOnlyTexts labels of the texts that are filled in
     */
    @Controllable(name = "templates", fields = "name, signers, [readOnlyTexts]", made = "id")
    public String addTemplate(String name, List<String> signers, List<String> readOnlyTexts) {
        YousignState state = module.state();
        RequestMaker.Template template =
                new RequestMaker.Template(
                        UUID.randomUUID().toString(),
                        name,
                        state.intake.sample(name + ".pdf"),
                        List.copyOf(signers),
                        List.copyOf(readOnlyTexts));
        synchronized (state) {
            state.addTemplate(template);
        }
        return template.id();
    }

    /**
     * Puts a file of any size into a draft of version 3, for streaming tests, and returns the id of
     * the document. It only starts like a PDF, and the disk need not hold it.
     *
     * @param bytes its size
     */
    public String addLargeDocument(String signatureRequestId, String name, long bytes) {
        YousignState state = module.state();
        YousignDocument document =
                YousignDocument.plain(state.intake.sparse(name, bytes), state.now());
        synchronized (state) {
            state.requests
                    .find(signatureRequestId)
                    .orElseThrow(() -> missing("signature request", signatureRequestId))
                    .documents
                    .add(document);
        }
        return document.id;
    }

    /**
     * Puts a file of any size into version 2, for streaming tests, and returns its IRI. It only
     * starts like a PDF, and the disk need not hold it; in Base64 it does.
     *
     * @param bytes its size, less than 2 GiB
     */
    public String addLargeFile(String name, long bytes) {
        YousignState state = module.state();
        YousignDocument file =
                new YousignDocument(
                        state.intake.sparse(name, bytes),
                        Defaults.of("file"),
                        state.now(),
                        List.of());
        synchronized (state) {
            state.files.add(file);
        }
        return file.iri();
    }

    @Override
    public Envelope envelope(String id) {
        return one("envelope", Forms.id(id));
    }

    /**
     * How many calls each key has before it is answered 429, in version 3 only; as many as it likes
     * by default. Yousign's sandbox has 30 and 200, its production 60 and 1200.
     */
    @Controllable(name = "settings", fields = "callsPerMinute, callsPerHour")
    public void setRateLimits(int perMinute, int perHour) {
        module.state().limits.allow(perMinute, perHour);
    }

    /** Largest file that may be uploaded, in bytes; 50 MiB by default. */
    @Controllable(name = "settings", fields = "uploadLimitBytes")
    public void setUploadLimit(long bytes) {
        module.state().uploadLimit = bytes;
    }

    /** How long a link to sign works that is made from now on; 48 hours by default. */
    @Controllable(name = "settings", fields = "linkLifetimeSeconds")
    public void setLinkLifetime(Duration life) {
        YousignState state = module.state();
        synchronized (state) {
            state.links.life = life;
        }
    }

    /**
     * Whether webhooks of version 3 carry their particulars in an object {@code metadata}, as
     * Yousign's newer documentation shows, instead of beside the data; false by default.
     */
    @Controllable(name = "settings", fields = "nestedWebhooks")
    public void setNestedWebhooks(boolean nested) {
        module.state().publisher.nested = nested;
    }
}
