package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.DocumentIntake;
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
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signeasy in the sandbox. */
public final class SigneasyRoom implements ProviderRoom {
    static final String NAME = "signeasy";
    private static final Set<String> CONVERTED =
            Set.of(
                    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg", "odt", "rtf",
                    "txt", "html");
    private static final Logger LOG = LoggerFactory.getLogger(SigneasyRoom.class);

    private final Premises premises;
    private final DocumentIntake intake;
    private final RequestPdf pdfs;
    private final Signeasy view;
    private volatile SigneasyWorld world;

    /** An empty Signeasy with the ready-made user and application. */
    public SigneasyRoom(Premises premises) {
        this.premises = premises;
        this.world = new SigneasyWorld(premises);
        this.intake = new DocumentIntake(premises.files(), CONVERTED, SigneasyError::notConverted);
        this.pdfs = new RequestPdf(premises.files());
        this.view = new Signeasy(this, intake, premises.requests());
    }

    /** This room as tests see it. */
    public Signeasy view() {
        return view;
    }

    SigneasyWorld world() {
        return world;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Signeasy";
    }

    @Override
    public Map<String, String> credentials() {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("client id", Signeasy.DEMO_CLIENT_ID);
        credentials.put("client secret", Signeasy.DEMO_CLIENT_SECRET);
        credentials.put("audience", TokenV3Routes.AUDIENCE);
        credentials.put("user", Signeasy.DEMO_USER);
        credentials.put("password", Signeasy.DEMO_PASSWORD);
        return credentials;
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        Endpoints endpoints = new Endpoints(router, this::world, premises.files().directory());
        new TokenRoutes().mount(endpoints);
        new TokenV3Routes().mount(endpoints);
        new AuthorizeRoutes().mount(endpoints);
        new UserRoutes().mount(endpoints);
        new OriginalRoutes(intake).mount(endpoints);
        new TemplateRoutes().mount(endpoints);
        new CallbackRoutes().mount(endpoints);
        new EmbeddedRoutes().mount(endpoints);
        new SendingPage().mount(endpoints);
        new SendingRoutes().mount(endpoints);
        // their paths have a word where others have an id
        new SignedRoutes(pdfs).mount(endpoints);
        for (Family family :
                List.of(Family.PENDING, Family.ENVELOPE, Family.EMBEDDED, Family.REQUEST)) {
            new RequestRoutes(family, pdfs).mount(endpoints);
        }
        router.route().handler(SigneasyRoom::notImplemented);
        router.route().failureHandler(SigneasyRoom::failed);
        return router;
    }

    /** Nobody finds a request open that is past its end. */
    private void letTimePass(RoutingContext ctx) {
        world.passTime();
        ctx.next();
    }

    private static void notImplemented(RoutingContext ctx) {
        throw SigneasyError.notImplemented(ctx.request().method() + " " + ctx.normalizedPath());
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.response().headWritten() || ctx.response().closed()) {
            // nobody is there to be told any more
            LOG.debug("An answer was lost on its way", ctx.failure());
            return;
        }
        SigneasyError error;
        if (ctx.failure() instanceof SigneasyError refused) {
            error = refused;
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            error = SigneasyError.api(ctx.statusCode(), "bad_request", "Invalid request");
        } else {
            LOG.error("The sandbox failed on its own account", ctx.failure());
            error = SigneasyError.api(500, "error", "The sandbox failed: " + ctx.failure());
        }
        JsonAnswer.send(ctx, error.status(), error.body(Call.version(ctx)));
    }

    @Override
    public SigningDesk signingDesk() {
        return new SigneasyDesk(this, pdfs);
    }

    @Override
    public List<Envelope> envelopes() {
        return world.requests.all().stream().map(SigneasyRoom::envelope).toList();
    }

    private static Envelope envelope(SignatureRequest request) {
        return new Envelope(
                NAME,
                String.valueOf(request.id()),
                request.sending().name(),
                request.sending().owner().email(),
                request.status().word(),
                request.recipients().stream()
                        .map(r -> new Envelope.Signer(r.email(), r.order(), r.status().word()))
                        .toList());
    }

    @Override
    public List<EnvelopeHistory> history(String requestId) {
        return world.history.of(Integer.parseInt(requestId));
    }

    @Override
    public String signingAddress(String requestId, String email) {
        return world.links.address(world.links.mailed(Integer.parseInt(requestId), email));
    }

    @Override
    public void sign(String requestId, String email) {
        change(requestId, request -> request.signedBy(email, world.now()));
    }

    @Override
    public void decline(String requestId, String email, String reason) {
        change(requestId, request -> request.declinedBy(email, reason, world.now()));
    }

    void change(String requestId, UnaryOperator<SignatureRequest> step) {
        if (world.requests.change(requestId, step) == null) {
            throw new NoSuchElementException("Signeasy has no signature request " + requestId);
        }
    }

    @Override
    public void letSignersAct(Duration after) {
        world.requests.changeAll(new SignerPolicy(world.now(), after)::apply);
    }

    @Override
    public void passTime() {
        world.passTime();
    }

    @Override
    public void revokeTokens() {
        world.tokens.revokeIf(token -> true);
    }

    @Override
    public void expireTokens() {
        world.tokens.replaceAll(token -> token.expiredAt(world.now()));
    }

    @Override
    public void holdListings() {
        world.requests.hold();
    }

    @Override
    public void releaseListings() {
        world.requests.release();
    }

    @Override
    public void reset() {
        world = new SigneasyWorld(premises);
    }
}
