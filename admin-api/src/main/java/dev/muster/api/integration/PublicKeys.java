package dev.muster.api.integration;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.muster.api.ApiRefusal;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The public keys of a client that signs, given as a JWK set (RFC 7517 §5) and kept as little more than the numbers. An
 * address of keys ({@code jwks_uri}) is not taken: the server would have to fetch what a customer names.
 */
record PublicKeys(JWKSet set) {
    private static final String NAME = "oauth.jwks";
    private static final int MOST_KEYS = 5;
    private static final int MOST_CHARACTERS = 16 * 1024;
    private static final int LONGEST_ID = 200;
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 4096;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);

    static PublicKeys of(JsonNode given) {
        String text = given.toString();
        JsonNode keys = given.path("keys");
        if (text.length() > MOST_CHARACTERS || !keys.isArray() || keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw refused("give {\"keys\": [...]} with 1 to " + MOST_KEYS + " public keys (RFC 7517 section 5).");
        }
        List<JWK> plain = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode key : keys) {
            JWK checked = checked(key);
            String id = checked.getKeyID();
            if (id != null && (id.length() > LONGEST_ID || !ids.add(id))) {
                throw refused("each 'kid' is another one, of " + LONGEST_ID + " characters at most.");
            }
            plain.add(checked);
        }
        return new PublicKeys(new JWKSet(plain));
    }

    private static JWK checked(JsonNode given) {
        JWK key;
        try {
            key = JWK.parse(given.toString());
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw refused("one of the keys cannot be read; give RSA keys, or EC keys on the curve P-256.");
        }
        if (key.isPrivate()) {
            throw refused("that is a private key, which others may have seen by now. Make another pair, and give its"
                    + " public key alone.");
        }
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            throw refused("a key with \"use\": \"" + key.getKeyUse() + "\" signs nothing; give keys that do.");
        }
        return switch (key) {
            case RSAKey rsa -> rsa(rsa);
            case ECKey ec -> ec(ec);
            default -> throw refused("a key of the type " + key.getKeyType() + " is not taken; give RSA or EC.");
        };
    }

    private static JWK rsa(RSAKey key) {
        BigInteger exponent = key.getPublicExponent().decodeToBigInteger();
        int bits = key.getModulus().decodeToBigInteger().bitLength();
        if (bits < LEAST_BITS || bits > MOST_BITS) {
            throw refused("an RSA key has " + bits + " bits; " + LEAST_BITS + " to " + MOST_BITS + " are taken.");
        }
        if (exponent.compareTo(LEAST_EXPONENT) < 0 || exponent.bitLength() > 32 || !exponent.testBit(0)) {
            throw refused("the exponent of an RSA key is not usual; make one with 65537.");
        }
        return new RSAKey.Builder(key.getModulus(), key.getPublicExponent())
                .keyID(key.getKeyID())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm(key.getAlgorithm(), JWSAlgorithm.RS256, JWSAlgorithm.PS256))
                .build();
    }

    private static JWK ec(ECKey key) {
        if (!Curve.P_256.equals(key.getCurve())) {
            throw refused("an EC key is on the curve " + key.getCurve() + "; P-256 is taken.");
        }
        return new ECKey.Builder(key.getCurve(), key.getX(), key.getY())
                .keyID(key.getKeyID())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm(key.getAlgorithm(), JWSAlgorithm.ES256))
                .build();
    }

    private static @Nullable Algorithm algorithm(@Nullable Algorithm given, Algorithm... taken) {
        if (given != null && !List.of(taken).contains(given)) {
            throw refused("\"alg\": \"" + given + "\" is not for such a key here; give one of " + List.of(taken)
                    + " or none.");
        }
        return given;
    }

    private static ApiRefusal.BadValue refused(String cure) {
        return new ApiRefusal.BadValue(NAME, cure);
    }

    /** By the beginning of the first key's thumbprint (RFC 7638), which the client's side can show, too. */
    String hint() {
        try {
            return "key "
                    + set.getKeys().getFirst().computeThumbprint().toString().substring(0, 8) + "…";
        } catch (JOSEException absent) {
            throw new IllegalStateException(absent); // every Java has SHA-256
        }
    }

    @Override
    public String toString() {
        return set.toString();
    }
}
