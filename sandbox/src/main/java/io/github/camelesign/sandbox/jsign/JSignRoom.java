package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.Envelope;
import io.github.camelesign.sandbox.EnvelopeHistory;
import io.github.camelesign.sandbox.FailureHandler;
import io.github.camelesign.sandbox.JsonAnswer;
import io.github.camelesign.sandbox.Premises;
import io.github.camelesign.sandbox.ProviderRoom;
import io.github.camelesign.sandbox.SigningDesk;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/** jSign in the sandbox. */
public final class JSignRoom extends ProviderRoom<JSignWorld> {
    static final String NAME = "jsign";

    private final FileReception reception;
    private final EnvelopePdf pdfs;
    private final JSign view;

    /** An empty jSign with the ready-made user and API key. */
    public JSignRoom(Premises premises) {
        super(NAME, "jSign", premises, JSignWorld::new);
        this.reception = new FileReception(premises.files());
        this.pdfs = new EnvelopePdf(premises.files());
        this.view = new JSign(this, reception, premises.requests());
    }

    /** This room as tests see it. */
    public JSign view() {
        return view;
    }

    @Override
    public Map<String, String> credentials() {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("API key", JSign.DEMO_API_KEY);
        credentials.put("API secret", JSign.DEMO_API_SECRET);
        credentials.put("user", JSign.DEMO_USER);
        credentials.put("password", JSign.DEMO_PASSWORD);
        return credentials;
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        router.route().handler(Authorization::requireType);
        Endpoints endpoints = new Endpoints(router, this::world, premises().files().directory());
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
    public SigningDesk signingDesk() {
        return new JSignDesk(this, pdfs);
    }

    @Override
    public List<Envelope> envelopes() {
        return world().envelopes.all().stream().map(JSignRoom::envelope).toList();
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
        return world().history.of(envelopeId).stream()
                .map(entry -> new EnvelopeHistory(entry.at(), entry.name(), entry.email()))
                .toList();
    }

    @Override
    public String signingAddress(String envelopeId, String email) {
        return world().links.address(world().links.mailed(envelopeId, email));
    }

    @Override
    public boolean waitsFor(String envelopeId, String email) {
        return world().envelopes.find(envelopeId).filter(e -> e.waitsFor(email)).isPresent();
    }

    @Override
    public void sign(String envelopeId, String email) {
        change(envelopeId, envelope -> envelope.signedBy(email, world().now()));
    }

    @Override
    public void decline(String envelopeId, String email, String reason) {
        change(envelopeId, envelope -> envelope.declinedBy(email, reason, world().now()));
    }

    private void change(String envelopeId, UnaryOperator<JSignEnvelope> step) {
        if (world().envelopes.change(envelopeId, step) == null) {
            throw new NoSuchElementException("jSign has no envelope " + envelopeId);
        }
    }
}
