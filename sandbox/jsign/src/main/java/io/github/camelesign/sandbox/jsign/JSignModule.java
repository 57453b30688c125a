// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.FailureHandler;
import io.github.camelesign.sandbox.core.JsonAnswer;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignableModule;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Contents;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** jSign in the sandbox. */
public final class JSignModule extends SignableModule<JSignState, JSignEnvelope> {
    static final String NAME = "jsign";

    private final FileReception reception;
    private final JSign view;

    /** An empty jSign with the ready-made user and API key. */
    public JSignModule(SharedServices services) {
        super(NAME, "jSign", services, JSignState::new);
        this.reception = new FileReception(services.files());
        this.view = new JSign(this, reception, services.requests());
    }

    /** This provider as tests control it. */
    public JSign view() {
        return view;
    }

    @Override
    public List<Login> logins() {
        Login token =
                Login.of("accessToken", "baseUri", baseUri())
                        .with("accessToken", JSign.DEMO_ACCESS_TOKEN);
        return List.of(
                Login.of("login", "baseUri", baseUri())
                        .with("apiKey", JSign.DEMO_API_KEY)
                        .with("apiSecret", JSign.DEMO_API_SECRET)
                        .with("email", JSign.DEMO_USER)
                        .with("password", JSign.DEMO_PASSWORD),
                new Login("refreshToken", token.options())
                        .with("refreshToken", JSign.DEMO_REFRESH_TOKEN),
                token);
    }

    @Override
    public Optional<String> webhookSecret() {
        return Optional.empty();
    }

    @Override
    public List<Control> controls() {
        return Control.of(view);
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        router.route().handler(JSignEndpoints::requireType);
        JSignEndpoints endpoints =
                new JSignEndpoints(router, this::state, services().files().directory());
        new MakingRoutes(reception).mount(endpoints);
        // its paths have words where the download of a document has an id
        AttachmentRoutes.mount(endpoints);
        new EnvelopeRoutes(signingService()).mount(endpoints);
        AccountRoutes.mount(endpoints);
        router.route().handler(FailureHandler.unknown(JSignModule::notImplemented));
        router.route()
                .failureHandler(
                        new FailureHandler<>(
                                JSignError.class,
                                Code.INVALID_REQUEST::error,
                                Code.SYSTEM_ERROR::error,
                                (ctx, e) -> JsonAnswer.send(ctx, e.status(), e.body())));
        return router;
    }

    private static JSignError notImplemented(String what) {
        return Code.NOT_IMPLEMENTED.error("The sandbox does not implement " + what);
    }

    @Override
    public JSignSigningService signingService() {
        return new JSignSigningService(this);
    }

    @Override
    protected EntityStore<JSignEnvelope> signables() {
        return state().envelopes;
    }

    @Override
    public List<Envelope> envelopes() {
        return state().envelopes.all().stream().map(JSignModule::envelope).toList();
    }

    private static Envelope envelope(JSignEnvelope envelope) {
        Contents contents = envelope.contents();
        String owner = contents.creator().email();
        List<Envelope.Signer> signers =
                envelope.signers().stream()
                        .map(s -> new Envelope.Signer(s.email(), s.order(), word(s)))
                        .toList();
        String status = envelope.status().lower();
        return new Envelope(NAME, envelope.id(), contents.name(), owner, status, signers);
    }

    private static String word(JSignEnvelope.Signer signer) {
        return signer.isDue() ? "pending" : signer.state().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<EnvelopeHistory> history(String envelopeId) {
        return state().history.of(envelopeId).stream()
                .map(entry -> new EnvelopeHistory(entry.at(), entry.name(), entry.email()))
                .toList();
    }

    @Override
    public String signingAddress(String envelopeId, String email) {
        return state().links.address(state().links.mailed(envelopeId, email));
    }
}
