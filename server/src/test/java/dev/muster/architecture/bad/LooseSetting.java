package dev.muster.architecture.bad;

import org.springframework.beans.factory.annotation.Value;

/** A setting that nobody checks. */
public class LooseSetting {
    @Value("${muster.loose:1}")
    public int loose;
}
