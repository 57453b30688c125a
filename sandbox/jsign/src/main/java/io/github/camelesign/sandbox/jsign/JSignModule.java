// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.FailureHandler;
import io.github.camelesign.sandbox.core.JsonAnswer;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SigningService;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** jSign in the sandbox. */
public final class JSignModule extends ProviderModule<JSignState> {
    static final String NAME = "jsign";

    private final FileReception reception;
    private final EnvelopePdf pdfs;
    private final JSign view;

    /** An empty jSign with the ready-made user and API key. */
    public JSignModule(SharedServices services) {
        super(NAME, "jSign", services, JSignState::new);
        this.reception = new FileReception(services.files());
        this.pdfs = new EnvelopePdf(services);
        this.view = new JSign(this, reception, services.requests());
    }

    /** This provider as tests control it. */
    public JSign view() {
        return view;
    }

    @Override
    public List<Login> logins() {
        String base = baseUri();
        return List.of(
                Login.of(
                        "login",
                        "baseUri",
                        base,
                        "apiKey",
                        JSign.DEMO_API_KEY,
                        "apiSecret",
                        JSign.DEMO_API_SECRET,
                        "email",
                        JSign.DEMO_USER,
                        "password",
                        JSign.DEMO_PASSWORD),
                Login.of(
                        "refreshToken",
                        "baseUri",
                        base,
                        "accessToken",
                        JSign.DEMO_ACCESS_TOKEN,
                        "refreshToken",
                        JSign.DEMO_REFRESH_TOKEN),
                Login.of("accessToken", "baseUri", base, "accessToken", JSign.DEMO_ACCESS_TOKEN));
    }

    @Override
    public Optional<String> webhookSecret() {
        return Optional.empty();
    }

    @Override
    public List<Control> controls() {
        return new JSignControls(view).all();
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        router.route().handler(Authorization::requireType);
        JSignEndpoints endpoints =
                new JSignEndpoints(router, this::state, services().files().directory());
        new TokenRoutes().mount(endpoints);
        new EnvelopeMakingRoutes(reception).mount(endpoints);
        new EnvelopeListRoutes().mount(endpoints);
        // its paths have words where the download of a document has an id
        new AttachmentRoutes().mount(endpoints);
        new EnvelopeRoutes(pdfs).mount(endpoints);
        new EnvelopeStepRoutes().mount(endpoints);
        new TemplateRoutes(reception).mount(endpoints);
        new AccountRoutes().mount(endpoints);
        router.route().handler(FailureHandler.unknown(JSignError::notImplemented));
        router.route()
                .failureHandler(
                        new FailureHandler<>(
                                JSignError.class,
                                status ->
                                        JSignError.withStatus(
                                                status, "INVALID_REQUEST", "Invalid request"),
                                JSignError::system,
                                (ctx, e) -> JsonAnswer.send(ctx, e.status(), e.body())));
        return router;
    }

    @Override
    public SigningService signingService() {
        return new JSignSigningService(this, pdfs);
    }

    @Override
    public List<Envelope> envelopes() {
        return state().envelopes.all().stream().map(JSignModule::envelope).toList();
    }

    private static Envelope envelope(JSignEnvelope envelope) {
        return new Envelope(
                NAME,
                envelope.id(),
                envelope.contents().name(),
                envelope.contents().creator().email(),
                envelope.status().name().toLowerCase(Locale.ROOT),
                envelope.signers().stream()
                        .map(s -> new Envelope.Signer(s.email(), s.order(), word(s)))
                        .toList());
    }

    private static String word(Signer signer) {
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

    @Override
    public boolean waitsFor(String envelopeId, String email) {
        return state().envelopes.find(envelopeId).filter(e -> e.waitsFor(email)).isPresent();
    }

    @Override
    public void sign(String envelopeId, String email) {
        change(envelopeId, envelope -> envelope.signedBy(email, state().now()));
    }

    @Override
    public void decline(String envelopeId, String email, String reason) {
        change(envelopeId, envelope -> envelope.declinedBy(email, reason, state().now()));
    }

    private void change(String envelopeId, UnaryOperator<JSignEnvelope> step) {
        if (state().envelopes.change(envelopeId, step) == null) {
            throw new NoSuchElementException("jSign has no envelope " + envelopeId);
        }
    }
}
