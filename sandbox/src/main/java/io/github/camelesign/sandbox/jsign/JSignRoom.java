package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.Envelope;
import io.github.camelesign.sandbox.EnvelopeHistory;
import io.github.camelesign.sandbox.JsonAnswer;
import io.github.camelesign.sandbox.Premises;
import io.github.camelesign.sandbox.ProviderRoom;
import io.github.camelesign.sandbox.SigningDesk;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** jSign in the sandbox. */
public final class JSignRoom implements ProviderRoom {
    static final String NAME = "jsign";
    private static final Logger LOG = LoggerFactory.getLogger(JSignRoom.class);

    private final Premises premises;
    private final FileReception reception;
    private final EnvelopePdf pdfs;
    private final JSign view;
    private volatile JSignWorld world;

    /** An empty jSign with the ready-made user and API key. */
    public JSignRoom(Premises premises) {
        this.premises = premises;
        this.world = new JSignWorld(premises);
        this.reception = new FileReception(premises.files());
        this.pdfs = new EnvelopePdf(premises.files());
        this.view = new JSign(this, reception, premises.requests());
    }

    /** This room as tests see it. */
    public JSign view() {
        return view;
    }

    JSignWorld world() {
        return world;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "jSign";
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
        Endpoints endpoints = new Endpoints(router, this::world, premises.files().directory());
        new TokenRoutes().mount(endpoints);
        new EnvelopeMakingRoutes(reception).mount(endpoints);
        new EnvelopeListRoutes().mount(endpoints);
        // its paths have words where the download of a document has an id
        new AttachmentRoutes().mount(endpoints);
        new EnvelopeRoutes(pdfs).mount(endpoints);
        new EnvelopeStepRoutes().mount(endpoints);
        new TemplateRoutes(reception).mount(endpoints);
        new AccountRoutes().mount(endpoints);
        router.route().handler(JSignRoom::notImplemented);
        router.route().failureHandler(JSignRoom::failed);
        return router;
    }

    /** Nobody finds an envelope pending that is past its due date. */
    private void letTimePass(RoutingContext ctx) {
        world.passTime();
        ctx.next();
    }

    private static void notImplemented(RoutingContext ctx) {
        throw JSignError.notImplemented(ctx.request().method() + " " + ctx.normalizedPath());
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.response().headWritten() || ctx.response().closed()) {
            // nobody is there to be told any more
            LOG.debug("An answer was lost on its way", ctx.failure());
            return;
        }
        JSignError error;
        if (ctx.failure() instanceof JSignError refused) {
            error = refused;
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            error = JSignError.withStatus(ctx.statusCode(), "INVALID_REQUEST", "Invalid request");
        } else {
            LOG.error("The sandbox failed on its own account", ctx.failure());
            error = JSignError.system("The sandbox failed: " + ctx.failure());
        }
        JsonAnswer.send(ctx, error.status(), error.body());
    }

    @Override
    public SigningDesk signingDesk() {
        return new JSignDesk(this, pdfs);
    }

    @Override
    public List<Envelope> envelopes() {
        return world.envelopes.all().stream().map(JSignRoom::envelope).toList();
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
        return world.history.of(envelopeId).stream()
                .map(entry -> new EnvelopeHistory(entry.at(), entry.name(), entry.email()))
                .toList();
    }

    @Override
    public String signingAddress(String envelopeId, String email) {
        return world.links.address(world.links.mailed(envelopeId, email));
    }

    @Override
    public void sign(String envelopeId, String email) {
        change(envelopeId, envelope -> envelope.signedBy(email, world.now()));
    }

    @Override
    public void decline(String envelopeId, String email, String reason) {
        change(envelopeId, envelope -> envelope.declinedBy(email, reason, world.now()));
    }

    private void change(String envelopeId, UnaryOperator<JSignEnvelope> step) {
        if (world.envelopes.change(envelopeId, step) == null) {
            throw new NoSuchElementException("jSign has no envelope " + envelopeId);
        }
    }

    @Override
    public void letSignersAct(Duration after) {
        world.envelopes.changeAll(new SignerPolicy(world.now(), after)::apply);
    }

    @Override
    public void passTime() {
        world.passTime();
    }

    @Override
    public void revokeTokens() {
        world.revokeTokens();
    }

    @Override
    public void expireTokens() {
        world.tokens.replaceAll(token -> token.expiredAt(world.now()));
    }

    @Override
    public void holdListings() {
        world.envelopes.hold();
    }

    @Override
    public void releaseListings() {
        world.envelopes.release();
    }

    @Override
    public void reset() {
        world = new JSignWorld(premises);
    }
}
