// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.core.Control.doing;
import static io.github.camelesign.sandbox.core.Control.making;

import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.FailureHandler;
import io.github.camelesign.sandbox.core.JsonAnswer;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignableModule;
import io.github.camelesign.sandbox.core.SigningService;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** jSign in the sandbox. */
public final class JSignModule extends SignableModule<JSignState, JSignEnvelope> {
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
        return List.of(
                doing(
                        "users",
                        "email, password",
                        in -> view.registerUser(in.text("email"), in.text("password"))),
                doing(
                        "api-keys",
                        "apiKey, apiSecret",
                        in -> view.registerApiKey(in.text("apiKey"), in.text("apiSecret"))),
                making(
                        "envelopes",
                        "name, signers, [email]",
                        "id",
                        in ->
                                view.addEnvelope(
                                        in.text("email", JSign.DEMO_USER),
                                        in.text("name"),
                                        in.texts("signers").toArray(String[]::new))),
                doing(
                        "settings",
                        "[tokenLifetimeSeconds], [uploadLimitBytes], [notarisedAfterSeconds]",
                        in -> {
                            in.ifLong(
                                    "tokenLifetimeSeconds",
                                    s -> view.setTokenLifetime(Duration.ofSeconds(s)));
                            in.ifLong("uploadLimitBytes", view::setUploadLimit);
                            in.ifLong(
                                    "notarisedAfterSeconds",
                                    s -> view.setNotarisation(Duration.ofSeconds(s)));
                        }));
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        router.route().handler(JSignEndpoints::requireType);
        JSignEndpoints endpoints =
                new JSignEndpoints(router, this::state, services().files().directory());
        new EnvelopeMakingRoutes(reception).mount(endpoints);
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
    protected EntityStore<JSignEnvelope> signables() {
        return state().envelopes;
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
