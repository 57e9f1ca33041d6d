# Draws cases for `npm run golden` and lets R's survey answer them.
#   Rscript golden.R <folder with the golden data> <folder for data and cases> <cases> <seed>
# What survey 4.1-1 is known to get wrong (FORMULAE.md 13.5) is not drawn.
suppressPackageStartupMessages(library(survey))
arguments <- commandArgs(TRUE)
golden <- normalizePath(arguments[1]); out <- arguments[2]; wanted <- as.integer(arguments[3])
set.seed(as.integer(arguments[4]))
dir.create(file.path(out, "data"), showWarnings = FALSE); dir.create(file.path(out, "cases"), showWarnings = FALSE)
for (f in list.files(golden, full.names = TRUE)) file.symlink(f, file.path(out, "data", basename(f)))
setwd(out)

# ---- JSON with 17 digits
json <- function(v) {
  if (is.null(v)) return("null")
  if (is.list(v)) {
    if (is.null(names(v))) return(paste0("[", paste(vapply(v, json, ""), collapse = ","), "]"))
    return(paste0("{", paste0(vapply(names(v), text, ""), ":", vapply(v, json, ""), collapse = ","), "}"))
  }
  if (is.matrix(v)) return(json(lapply(seq_len(nrow(v)), function(i) I(unname(v[i, ])))))
  one <- function(e) if (is.na(e)) "null" else if (is.character(e)) text(e) else if (is.logical(e)) tolower(e)
    else if (is.infinite(e)) if (e > 0) "\"Inf\"" else "\"-Inf\"" else sprintf("%.17g", e)
  if (length(v) == 1 && !inherits(v, "AsIs")) one(v) else paste0("[", paste(vapply(unclass(v), one, ""), collapse = ","), "]")
}
text <- function(s) paste0("\"", gsub("\"", "\\\\\"", gsub("\\\\", "\\\\\\\\", s)), "\"")
tree <- function(e) {
  if (is.name(e)) return(list(var = as.character(e)))
  if (is.call(e)) return(list(call = as.character(e[[1]]), args = lapply(as.list(e)[-1], tree)))
  e
}
written <- function(r) list(r = r, ast = tree(parse(text = r)[[1]]))

# ---- chance
one <- function(v) v[[sample.int(length(v), 1)]]
some <- function(v, most) sample(v, min(length(v), sample.int(most, 1)))
often <- function(p) runif(1) < p
quoted <- function(v) paste0("c(", paste0("\"", v, "\"", collapse = ", "), ")")

# ---- data of our own: strata of some clusters, two stages, ties, constants, rare and missing answers
synthetic <- function(k) {
  strata <- sample(3:7, 1); paired <- k %% 3 == 0
  rows <- do.call(rbind, lapply(seq_len(strata), function(h) {
    clusters <- if (paired) 2 else if (k %% 3 == 1 && h == 2) 1 else sample(2:6, 1)
    N <- clusters + sample(0:12, 1)
    do.call(rbind, lapply(seq_len(clusters), function(i) {
      ssu <- sample(1:4, 1); M <- ssu + sample(0:5, 1)
      do.call(rbind, lapply(seq_len(ssu), function(j) data.frame(stratum = LETTERS[h], psu = paste0(LETTERS[h], i),
        inner = i, ssu = paste0(LETTERS[h], i, "-", j), N = N, M = M, fN = clusters / N, fM = ssu / M)[rep(1, sample(1:5, 1)), ]))
    }))
  }))
  n <- nrow(rows); u <- rnorm(length(unique(rows$psu)))[as.integer(factor(rows$psu))]
  rows$w <- round(exp(rnorm(n, 3, .7)), 3); rows$wz <- ifelse(runif(n) < .1, 0, rows$w)
  rows$y <- round(50 + 8 * u + 15 * rnorm(n), 2); rows$ties <- sample(0:6, n, TRUE) + round(u)
  rows$skew <- round(exp(1 + .4 * u + rnorm(n)), 1); rows$same <- 7; rows$big <- 1e6 + round(10 * rnorm(n), 3)
  rows$gap <- ifelse(runif(n) < .12, NA, round(rows$y + 5 * rnorm(n), 1))
  rows$rare <- as.integer(runif(n) < .04); rows$most <- 1L - as.integer(runif(n) < .06)
  rows$half <- as.integer(u + rnorm(n) > 0); rows$halfgap <- ifelse(runif(n) < .1, NA, rows$half)
  rows$count <- rpois(n, exp(.5 + .3 * u))
  rows$cat <- sample(c("a", "b", "c"), n, TRUE, c(.5, .3, .2)); rows$six <- sample(letters[1:6], n, TRUE, c(8, 5, 4, 3, 2, 1))
  rows$catgap <- ifelse(runif(n) < .1, NA, sample(c("no", "yes"), n, TRUE)); rows$two <- sample(c("f", "m"), n, TRUE)
  name <- paste0("synthetic", k); write.csv(rows, file.path("data", paste0(name, ".csv")), row.names = FALSE, na = "")
  designs <- list(
    list(strata = "stratum", ids = "psu", weights = "w"), list(strata = "stratum", ids = "psu", weights = "wz"),
    list(strata = "stratum", ids = "inner", weights = "w", nest = TRUE), list(weights = "w"), list(ids = "psu", weights = "w"),
    list(strata = "stratum", ids = "psu", weights = "w", fpc = "N"), list(strata = "stratum", ids = "psu", weights = "w", fpc = "fN"),
    list(strata = "stratum", ids = c("psu", "ssu"), weights = "w", fpc = c("N", "M")),
    list(strata = "stratum", ids = c("psu", "ssu"), fpc = c("fN", "fM")), list(strata = "stratum", ids = c("psu", "ssu"), weights = "wz", fpc = "N"), list(strata = "stratum", ids = c("psu", "ssu"), fpc = c("N", "M")),
    list(strata = "stratum", weights = "w"))
  if (paired) designs <- c(designs[c(1, 8)], list(list(strata = "stratum", ids = "psu", weights = "w", paired = TRUE))[rep(1, 6)])
  list(name = name, designs = designs, numbers = c("y", "ties", "skew", "big", "same", "gap", "count"),
    binary = c("half", "rare", "most", "halfgap"), counts = "count", categories = c("cat", "six", "two", "catgap"),
    conditions = c("cat == \"a\"", "six %in% c(\"d\", \"e\")", "y > 55", "two == \"f\" & ties <= 3", "!is.na(gap)", "psu != \"A1\"", "stratum == \"C\"", "halfgap == 1"))
}

# ---- the golden data
idp <- list(name = "idp_households", designs = list(list(strata = "stratum", ids = "psu", weights = "w"), list(strata = "stratum", ids = "psu", weights = "w", fpc = "Npsu"),
    list(ids = "psu", weights = "w"), list(strata = "stratum", ids = c("psu", "hh_id"), weights = "w", fpc = c("Npsu", "Nhh"))),
  numbers = c("head_age", "hh_size", "months_displaced", "income", "exp_total", "exp_food", "fcs"), binary = c("intends_return", "head_female", "needs.health", "needs.documents", "needs.protection"),
  counts = "hh_size", categories = c("intention", "age_group", "setting", "state", "origin"),
  conditions = c("setting == \"camp\"", "hh_size > 6", "head_female == 1 & age_group == \"60+\"", "origin %in% c(\"Khartoum\", \"Sennar\")", "state == \"Kassala\"", "intends_return == 1"))
persons <- list(name = "idp_persons", designs = list(list(strata = "stratum", ids = "psu", weights = "w")), numbers = c("age"), binary = c("in_school", "disability"), counts = "age",
  categories = c("sex", "age_band", "setting"), conditions = c("sex == \"female\"", "age < 18", "age_band == \"60+\"", "setting == \"host\""))
area <- list(name = "area_survey", designs = list(list(strata = "strat", ids = "ward", nest = TRUE, weights = "wt"), list(strata = "strat", ids = "ward", nest = TRUE, weights = "wt", fpc = "M"), list(strata = "strat", weights = "wt")),
  numbers = c("wage", "land", "meals", "kids"), binary = c("employed", "safe", "rare", "every"), counts = "kids", categories = c("region", "dwelling", "plan", "region2"),
  conditions = c("region == \"east\"", "employed == 1", "kids > 2", "dwelling == \"shared\"", "plan == \"stay\" | plan == \"return\""))
area$replicates <- list(list(data = "area_bootweights", columns = "^rw[0-9]", type = "bootstrap", combined = TRUE), list(data = "area_brrweights", columns = "^b[0-9]", type = "BRR", combined = FALSE),
  list(data = "area_fayweights", columns = "^f[0-9]", type = "Fay", rho = .3, combined = FALSE))
api <- function(name, designs) list(name = name, designs = designs, numbers = c("api00", "api99", "enroll", "meals", "ell", "mobility", "full", "emer", "api.stu", "avg.ed"), binary = character(),
  counts = "ell", categories = c("stype", "sch.wide", "comp.imp", "awards", "both"), conditions = c("stype == \"E\"", "comp.imp == \"Yes\"", "meals > 50", "awards == \"No\" & stype != \"M\"", "ell == 0"))
strat <- api("apistrat", list(list(strata = "stype", weights = "pw", fpc = "fpc"), list(strata = "stype", weights = "pw"), list(weights = "pw"), list(strata = "stype", fpc = "fpc"), list(ids = "dnum", weights = "pw")))
clus1 <- api("apiclus1", list(list(ids = "dnum", weights = "pw", fpc = "fpc"), list(ids = "dnum", weights = "pw"), list(ids = "dnum", fpc = "fpc")))
clus1$replicates <- list(list(data = "apiclus1_bootweights", columns = "^rw[0-9]", type = "bootstrap", combined = TRUE, by = "cds"))
clus2 <- api("apiclus2", list(list(ids = c("dnum", "snum"), fpc = c("fpc1", "fpc2")), list(ids = c("dnum", "snum"), weights = "pw"), list(ids = "dnum", weights = "pw")))
srs <- api("apisrs", list(list(weights = "pw", fpc = "fpc"), list(weights = "pw"), list(fpc = "fpc")))
nhanes <- list(name = "nhanes", designs = list(list(strata = "SDMVSTRA", ids = "SDMVPSU", nest = TRUE, weights = "WTMEC2YR")), numbers = c("HI_CHOL", "RIAGENDR"), binary = "HI_CHOL", counts = "RIAGENDR",
  categories = c("agecat", "race"), categorical = "race", conditions = c("RIAGENDR == 1", "agecat == \"(19,39]\"", "race == \"2\""))
yrbs <- list(name = "yrbs", designs = list(list(strata = "stratum", ids = "psu", weights = "weight", nest = TRUE)), numbers = "qn8", binary = character(), counts = "qn8", categories = character(), conditions = "qn8 == 1")
hospital <- list(name = "hospital", designs = list(list(strata = "oblevel", ids = "hospno", fpc = "tothosp", weights = "weighta"), list(strata = "oblevel", weights = "weightats")), numbers = "births", binary = character(), counts = "births", categories = character(), conditions = "births > 400")
election <- list(name = "election_pps", designs = c(lapply(c("\"brewer\"", "HR()", "HR(0.2)", "\"overton\"", "ppsmat(jp)"), function(pps) list(fpc = "p", pps = pps)), list(list(weights = "wt"), list(fpc = "p", pps = "ppsmat(jp)", variance = "YG"), list(fpc = "p", pps = "\"overton\"", variance = "YG"))),
  numbers = c("Bush", "Kerry", "Nader", "votes", "TotPrecincts", "PrecinctsReporting"), binary = character(), counts = "Nader", categories = character(), conditions = c("votes > 100000", "Bush > Kerry"))
mu284 <- list(name = "mu284", designs = list(list(ids = c("id1", "id2"), fpc = c("n1", "n2")), list(ids = "id1", fpc = "n1")), numbers = "y1", binary = character(), counts = "y1", categories = character(), conditions = "y1 > 40")
fpc <- list(name = "fpc", designs = list(list(strata = "stratid", ids = "psuid", weights = "weight", fpc = "Nh", nest = TRUE), list(strata = "stratid", ids = "psuid", fpc = "Nh", nest = TRUE), list(strata = "stratid", ids = "psuid", weights = "weight", nest = TRUE)), numbers = "x", binary = character(), counts = "x", categories = character(), conditions = "x > 3")
own <- lapply(seq_len(6) + 6 * as.integer(arguments[4]), synthetic)
sources <- c(own, own, list(idp, idp, area, area, area, persons, strat, strat, clus1, clus1, clus2, srs, nhanes, yrbs, hospital, election, election, mu284, fpc))
frames <- new.env()
frameOf <- function(name) {
  if (is.null(frames[[name]])) frames[[name]] <- read.csv(file.path("data", paste0(name, ".csv")), na.strings = "", stringsAsFactors = TRUE)
  frames[[name]]
}

# ---- a design, as the case says it and as R makes it
formula1 <- function(v) paste("~", paste(v, collapse = " + "))
draw <- function(src) {
  x <- frameOf(src$name); base <- one(src$designs); d <- base; d$paired <- NULL; merge <- NULL
  setup <- sprintf("x <- read.csv(\"data/%s.csv\", na.strings = \"\", stringsAsFactors = TRUE)", src$name)
  if (often(.1) && !src$name %in% c("election_pps", "mu284", "fpc", "hospital")) {
    d$rows <- written(one(src$conditions)); keep <- with(x, eval(parse(text = d$rows$r))); x <- x[which(keep), , drop = FALSE]; setup <- c(setup, sprintf("x <- subset(x, %s)", d$rows$r))
    if (nrow(x) < 40) stop("too few")
  }
  for (name in src$categorical) x[[name]] <- factor(x[[name]])
  for (name in src$categorical) setup <- c(setup, sprintf("x[[\"%s\"]] <- factor(x[[\"%s\"]])", name, name))
  d$categorical <- src$categorical
  lonely <- FALSE
  if (!is.null(d$strata)) {
    ids <- if (is.null(d$ids)) seq_len(nrow(x)) else x[[d$ids[1]]]
    lonely <- any(tapply(ids, x[[d$strata]], function(v) length(unique(v))) == 1, na.rm = TRUE)
  }
  # Survey 4.1-1 compares a single cluster of a later stage with 0
  if (length(d$fpc) == 2 && any(tapply(x[[d$ids[2]]], x[[d$ids[1]]], function(v) length(unique(v))) == 1)) {
    d$lonelyPsu <- one(c("remove", "certainty")); lonely <- TRUE
  } else d$lonelyPsu <- if (lonely) one(c("remove", "certainty", "average", "adjust", "adjust")) else one(c("fail", "adjust", "average"))
  if (d$lonelyPsu %in% c("adjust", "average") && length(d$fpc) < 2 && often(.25)) d$adjustDomainLonely <- TRUE
  lonely <- lonely || isTRUE(d$adjustDomainLonely)
  setup <- c(setup, sprintf("options(survey.lonely.psu = \"%s\", survey.adjust.domain.lonely = %s)", d$lonelyPsu, isTRUE(d$adjustDomainLonely)))
  rep <- if (!is.null(src$replicates) && often(.5)) one(src$replicates)
  zero <- FALSE
  if (!is.null(rep)) {
    d <- list(weights = base$weights, merge = list(data = rep$data, by = if (is.null(rep$by)) "id" else rep$by), categorical = src$categorical,
      rep = list(type = rep$type, columns = rep$columns, combined = rep$combined, mse = often(.4)))
    if (is.null(d$weights)) d$weights <- "pw"
    if (!is.null(rep$rho)) d$rep$rho <- rep$rho
    lonely <- FALSE
    setup <- c(setup[1], sprintf("x <- merge(x, read.csv(\"data/%s.csv\"), by = \"%s\")", rep$data, d$merge$by),
      sprintf("d <- svrepdesign(repweights = x[, grep(\"%s\", names(x))], weights = ~%s, data = x, type = \"%s\", combined.weights = %s%s, mse = %s)", rep$columns, d$weights, rep$type, rep$combined,
        if (is.null(rep$rho)) "" else paste(", rho =", rep$rho), d$rep$mse))
  } else {
    if (!is.null(d$weights)) zero <- any(x[[d$weights]] == 0)
    setup <- c(setup, sprintf("d <- svydesign(id = %s%s%s%s%s%s%s, data = x)", if (is.null(d$ids)) "~1" else formula1(d$ids),
      if (is.null(d$strata)) "" else paste(", strata =", formula1(d$strata)), if (is.null(d$weights)) "" else paste(", weights =", formula1(d$weights)),
      if (is.null(d$fpc)) "" else paste(", fpc =", formula1(d$fpc)), if (isTRUE(d$nest)) ", nest = TRUE" else "", if (is.null(d$pps)) "" else paste(", pps =", d$pps), if (is.null(d$variance)) "" else sprintf(", variance = \"%s\"", d$variance)))
    if (length(d$fpc) == 2 && often(.25)) { d$ultimateCluster <- TRUE; setup <- c("options(survey.ultimate.cluster = TRUE)", setup) } else setup <- c("options(survey.ultimate.cluster = FALSE)", setup)
    if (!is.null(d$pps)) setup <- c("jp <- as.matrix(read.csv(\"data/election_jointprob.csv\"))", setup)
  }
  calibrated <- FALSE; replicate <- !is.null(rep)
  build <- function(setup) { e <- new.env(parent = globalenv()); for (line in setup) eval(parse(text = line), e); e }
  if (is.null(rep) && is.null(d$pps) && is.null(d$rows) && !zero && !lonely && (is.null(d$fpc) || length(d$fpc) == 1) && (isTRUE(base$paired) || often(.2))) {
    type <- if (isTRUE(base$paired)) one(c("BRR", "Fay", "JKn")) else if (is.null(d$strata)) "JK1" else "JKn"
    size <- if (is.null(d$ids)) nrow(x) else length(unique(paste(if (is.null(d$strata)) 1 else x[[d$strata]], x[[d$ids[1]]])))
    if (size <= 150 && (length(d$ids) < 2)) {
      d$asRep <- list(type = type, mse = often(.4)); if (type == "Fay") d$asRep$rho <- one(c(.3, .5))
      setup <- c(setup, sprintf("d <- as.svrepdesign(d, type = \"%s\"%s, mse = %s)", if (type == "Fay") "Fay" else type, if (type == "Fay") paste(", fay.rho =", d$asRep$rho) else "", d$asRep$mse)); replicate <- TRUE
    }
  }
  complete <- function(v) v[vapply(v, function(name) !anyNA(x[[name]]), NA)]
  if (!zero && is.null(d$asRep) && is.null(d$pps) && is.null(d$rows) && often(.3)) {
    cats <- complete(src$categories); nums <- setdiff(complete(src$numbers), c("same", "big"))
    e <- build(setup); w <- weights(e$d, "sampling"); tot <- function(f) tapply(w, droplevels(factor(x[[f]])), sum)
    kind <- one(c("post", "rake", "linear", "raking", "logit", "trim", "standard"))
    if (replicate && kind %in% c("trim", "logit")) kind <- "post"
    if (kind == "post" && length(cats) > 0) {
      by <- one(cats); T <- round(tot(by) * runif(length(tot(by)), .8, 1.3)) + 1
      if (length(cats) > 1 && often(.3) && !replicate) {
        by <- sample(cats, 2); x2 <- interaction(x[by], drop = FALSE, sep = "\r"); T <- tapply(w, x2, sum); T <- round(T[!is.na(T)] * runif(sum(!is.na(T)), .8, 1.3)) + 1; l <- do.call(rbind, strsplit(names(T), "\r"))
        d$post <- list(list(type = "postStratify", by = I(by), population = lapply(seq_along(T), function(i) setNames(list(l[i, 1], l[i, 2], T[[i]]), c(by, "total")))))
        setup <- c(setup, sprintf("d <- postStratify(d, ~%s + %s, data.frame(%s = %s, %s = %s, Freq = c(%s)))", by[1], by[2], by[1], quoted(l[, 1]), by[2], quoted(l[, 2]), paste(T, collapse = ", ")))
      } else d$post <- list(list(type = "postStratify", by = by, population = lapply(names(T), function(l) setNames(list(l, T[[l]]), c(by, "total")))))
      if (length(by) == 1) setup <- c(setup, sprintf("d <- postStratify(d, ~%s, data.frame(%s = %s, Freq = c(%s)))", by, by, quoted(names(T)), paste(T, collapse = ", "))); calibrated <- TRUE
    } else if (kind == "rake" && length(cats) > 1) {
      by <- sample(cats, 2); whole <- round(sum(w) * runif(1, .9, 1.2))
      T <- lapply(by, function(b) { v <- tot(b) * runif(length(tot(b)), .85, 1.2); v * whole / sum(v) })
      T <- lapply(T, function(v) { r <- round(v); r[1] <- whole - sum(r[-1]); r })
      d$post <- list(list(type = "rake", margins = lapply(1:2, function(i) list(var = by[i], population = lapply(names(T[[i]]), function(l) list(level = l, total = T[[i]][[l]]))))))
      frame <- function(i) sprintf("data.frame(%s = factor(%s), Freq = c(%s))", by[i], quoted(names(T[[i]])), paste(T[[i]], collapse = ", "))
      setup <- c(setup, sprintf("d <- calibrate(d, list(~%s, ~%s), list(%s, %s), calfun = \"raking\", epsilon = 1e-12, maxit = 200)", by[1], by[2], frame(1), frame(2))); calibrated <- TRUE
    } else if (kind %in% c("linear", "raking", "logit") && length(cats) > 0 && length(nums) > 0) {
      terms <- c(one(cats), one(nums)); f <- formula1(terms); M <- model.matrix(as.formula(f), droplevels(x)); T <- colSums(M * w) * runif(ncol(M), .96, 1.05)
      bounds <- if (kind == "logit") c(.3, 3) else if (kind == "linear" && often(.3)) c(.5, 2) else NULL
      T <- signif(T, 8)
      d$post <- list(list(type = "calibrate", terms = c("1", terms), totals = as.list(T), calfun = kind)); if (!is.null(bounds)) d$post[[1]]$bounds <- bounds
      setup <- c(setup, sprintf("d <- calibrate(d, %s, population = c(%s), calfun = \"%s\", epsilon = 1e-12, maxit = 200%s)", f, paste0("`", names(T), "` = ", sprintf("%.10g", T), collapse = ", "), kind,
        if (is.null(bounds)) "" else sprintf(", bounds = c(%g, %g)", bounds[1], bounds[2]))); calibrated <- TRUE
    } else if (kind == "standard" && length(cats) > 1 && !replicate) {
      by <- sample(cats, 2); if (any(table(x[[by[1]]], x[[by[2]]]) == 0)) stop("an empty cell")
      T <- round(runif(length(tot(by[1])), .1, 1), 3)
      d$post <- list(list(type = "standardize", by = by[1], over = by[2], population = I(T)))
      setup <- c(setup, sprintf("d <- svystandardize(d, by = ~%s, over = ~%s, population = c(%s))", by[1], by[2], paste(T, collapse = ", "))); calibrated <- TRUE
    } else if (kind == "trim") {
      limits <- signif(quantile(w, c(.1, .9)), 4)
      if (limits[[1]] < limits[[2]]) {
        d$post <- list(list(type = "trimWeights", upper = limits[[2]], lower = limits[[1]], strict = FALSE))
        setup <- c(setup, sprintf("d <- trimWeights(d, upper = %s, lower = %s, strict = FALSE)", limits[[2]], limits[[1]]))
      }
    }
  }
  # Survey 4.1-1 compares single clusters with 0, which shows where influences do not add up to 0
  if (calibrated && lonely && d$lonelyPsu == "adjust") stop("not this one")
  setup <- c(setup, "d0 <- d")
  if (often(.35)) { d$where <- written(one(src$conditions)); setup <- c(setup, sprintf("d <- subset(d, %s)", d$where$r)) }
  list(spec = d[!vapply(d, is.null, NA)], setup = setup, build = build, calibrated = calibrated, replicate = replicate, zero = zero, lonely = lonely, x = x)
}

# ---- what the results say
base <- function(e, vars) {
  d <- e$d; w <- weights(d, "sampling"); v <- d$variables; complete <- if (length(vars) == 0) rep(TRUE, nrow(v)) else complete.cases(v[, vars, drop = FALSE])
  r <- list(degf = degf(d), n = sum(complete & w != 0), sumWeights = sum(w)); if (!identical(e$d, e$d0)) r$degfFull <- degf(e$d0); r
}
interval <- function(est, se, df) list(df = df, level = .95, lower = I(est - qt(.975, df) * se), upper = I(est + qt(.975, df) * se))
joint <- function(e, r) {
  est <- coef(r); se <- as.vector(SE(r)); df <- degf(e$d)
  list(names = I(names(est)), estimate = I(unname(est)), se = I(unname(se)), vcov = as.matrix(unclass(vcov(r))), cv = I(unname(se / est)), ciT = if (df > 0) interval(est, se, df), ciNormal = interval(est, se, Inf))
}
paste0f <- function(v) paste0("~", paste(v, collapse = "+"))
kinds <- list(
  mean_total = function(src, D) {
    cats <- intersect(src$categories, names(D$x)); vars <- if (often(.3) && length(cats) > 0) one(cats) else some(unique(c(src$numbers, src$binary)), 3)
    kind <- one(c("mean", "total")); if (kind == "total" && D$lonely && D$spec$lonelyPsu == "adjust") kind <- "mean"
    naRm <- anyNA(D$x[, vars]); deff <- if (often(.4) && is.null(D$spec$pps)) one(c("srswor", "replace"))
    list(est = c(list(kind = kind, vars = I(vars), naRm = naRm), if (!is.null(deff)) list(deff = deff)),
      call = sprintf("svy%s(%s, d, na.rm = %s%s)", kind, paste0f(vars), naRm, if (is.null(deff)) "" else if (deff == "srswor") ", deff = TRUE" else ", deff = \"replace\""),
      result = function(e, r) c(joint(e, r), if (!is.null(deff)) list(deff = I(unname(as.vector(survey::deff(r))))), base(e, vars)))
  },
  ratio = function(src, D) {
    nums <- setdiff(unique(c(src$numbers, src$binary)), "rare"); if (length(nums) < 2) return(NULL)
    v <- sample(nums, min(length(nums), one(2:4))); naRm <- anyNA(D$x[, v]); top <- v[seq_len(max(1, length(v) - 1))]; under <- setdiff(v, top); deff <- if (often(.3) && length(v) == 2) one(c("srswor", "replace"))
    if (length(v) == 4) { top <- v[1:2]; under <- v[3:4] }
    list(est = c(list(kind = "ratio", numerator = I(top), denominator = I(under), naRm = naRm), if (!is.null(deff)) list(deff = deff)),
      call = sprintf("svyratio(%s, %s, d, na.rm = %s%s)", paste0f(top), paste0f(under), naRm, if (is.null(deff)) "" else if (deff == "srswor") ", deff = TRUE" else ", deff = \"replace\""),
      result = function(e, r) { se <- as.vector(SE(r)); est <- as.vector(coef(r)); c(list(names = I(names(coef(r))), estimate = I(est), se = I(se), ciNormal = interval(est, se, Inf)), if (length(v) == 2) list(vcov = as.matrix(unclass(vcov(r)))), if (!is.null(deff)) list(deff = I(as.vector(survey::deff(r)))), base(e, v)) })
  },
  by = function(src, D) {
    share <- function(e, r) isTRUE(of == "ciprop") && any(!is.finite(coef(r)) | coef(r) < 1e-6 | coef(r) > 1 - 1e-6)
    if (length(src$categories) == 0) return(NULL)
    by <- some(src$categories, 2); of <- one(c("mean", "mean", "total", "ratio", "ciprop", "quantile"))
    nums <- unique(c(src$numbers, src$binary))
    if (of == "total" && D$lonely && D$spec$lonelyPsu == "adjust") of <- "mean"
    if (of == "ciprop" && length(src$binary) == 0) of <- "mean"
    vars <- if (of == "ratio") sample(nums, 2) else if (of == "ciprop") one(src$binary) else if (of == "quantile") one(setdiff(nums, "same")) else some(nums, 2)
    if (of == "ratio" && length(nums) < 2) return(NULL)
    naRm <- anyNA(D$x[, vars]); est <- list(kind = "by", of = of, by = I(by), naRm = naRm)
    if (of == "ratio") { est$numerator <- I(vars[1]); est$denominator <- I(vars[2]) } else est$vars <- I(vars)
    call <- switch(of, mean = , total = { v <- if (often(.3) && !naRm && !D$replicate && !D$calibrated) TRUE else FALSE
        if (!v && often(.3)) { est$deff <- "replace" }
        sprintf("svyby(%s, %s, d, svy%s, na.rm = %s%s%s)", paste0f(vars), paste0f(by), of, naRm, if (v) ", covmat = TRUE" else "", if (is.null(est$deff)) "" else ", deff = \"replace\"") },
      ratio = sprintf("svyby(~%s, %s, denominator = ~%s, design = d, svyratio, na.rm = %s)", vars[1], paste0f(by), vars[2], naRm),
      ciprop = { est$method <- one(c("logit", "xlogit", "beta", "asin", "mean")); sprintf("svyby(~%s, %s, d, svyciprop, vartype = c(\"se\", \"ci\"), method = \"%s\", na.rm = %s)", vars, paste0f(by), est$method, naRm) },
      quantile = { est$quantiles <- I(sort(sample(c(.3137, .5093, .6171, .7519), 1))); est$qrule <- one(c("math", "school", "hf5", "hf7")); est$interval <- "mean"
        sprintf("svyby(~%s, %s, d, svyquantile, quantiles = c(%s), qrule = \"%s\", na.rm = %s, vartype = c(\"se\", \"ci\"))", vars, paste0f(by), paste(est$quantiles, collapse = ", "), est$qrule, naRm) })
    if (of == "quantile" && D$replicate) return(NULL)
    list(est = est, call = call, degenerate = share, result = function(e, r) {
      se <- as.vector(as.matrix(SE(r))); out <- list(domains = unname(lapply(seq_len(nrow(r)), function(i) lapply(setNames(by, by), function(b) { v <- r[[b]][i]; if (is.factor(v)) as.character(v) else v }))), estimate = I(unname(coef(r))), se = I(unname(se)))
      if (of %in% c("ciprop", "quantile")) { g <- function(p) unlist(r[, grep(p, names(r)), drop = FALSE], use.names = FALSE); out$ci <- list(lower = I(g("^ci_l")), upper = I(g("^ci_u"))) }
      else { if (!is.null(est$deff)) out$deff <- I(unlist(as.data.frame(r)[, grep("^DEff", names(r)), drop = FALSE], use.names = FALSE)); df <- degf(e$d); if (df > 0) out$ciT <- interval(unname(coef(r)), se, df); if (grepl("covmat", call)) out$vcov <- as.matrix(vcov(r)) }
      c(out, base(e, c(vars, by)))
    })
  },
  ciprop = function(src, D) {
    v <- one(c(src$binary, src$categories, src$counts)); eq <- NULL
    if (v %in% src$categories) eq <- one(as.character(na.omit(unique(D$x[[v]])))) else if (!v %in% src$binary) eq <- as.numeric(one(na.omit(unique(D$x[[v]]))))
    naRm <- anyNA(D$x[[v]]); method <- one(c("logit", "likelihood", "asin", "beta", "mean", "xlogit")); if (method == "likelihood" && D$calibrated && naRm) method <- "asin"
    level <- one(c(.95, .95, .9, .99)); df <- if (often(.2)) one(c(Inf, 10))
    term <- if (is.null(eq)) v else if (is.character(eq)) sprintf("I(%s == \"%s\")", v, eq) else sprintf("I(%s == %s)", v, eq)
    list(est = c(list(kind = "ciprop", var = v, method = method, level = level, naRm = naRm), if (!is.null(eq)) list(equals = eq), if (!is.null(df)) list(df = df)),
      call = sprintf("svyciprop(~%s, d, method = \"%s\", level = %s, na.rm = %s%s)", term, method, level, naRm, if (is.null(df)) "" else paste(", df =", df)),
      result = function(e, r) c(list(estimate = I(as.vector(coef(r))), se = I(as.vector(SE(r))), ci = I(as.vector(confint(r)))), base(e, v)),
      degenerate = function(e, r) { p <- as.vector(coef(r)); !is.finite(p) || p < 1e-6 || p > 1 - 1e-6 || anyNA(confint(r)) })
  },
  quantile = function(src, D) {
    vars <- some(setdiff(src$numbers, "same"), 2); if (length(vars) == 0) return(NULL)
    naRm <- anyNA(D$x[, vars]); q <- sort(sample(c(.1037, .21, .2541, .333, .5049, .61, .7511, .9013), sample(1:3, 1))); rule <- one(c("math", "school", paste0("hf", 1:9)))
    type <- if (D$replicate) one(c("none", "quantile")) else if (nrow(D$x) < 100 || !is.null(D$spec$where)) "none" else one(c("none", "mean", "mean", "xlogit", "beta", "asin"))
    list(est = list(kind = "quantile", vars = I(vars), quantiles = I(q), qrule = rule, interval = type, naRm = naRm),
      call = sprintf("svyquantile(%s, d, c(%s), qrule = \"%s\", na.rm = %s, %s)", paste0f(vars), paste(q, collapse = ", "), rule, naRm, if (type == "none") "ci = FALSE" else sprintf("interval.type = \"%s\"", type)),
      result = function(e, r) { m <- function(k) setNames(lapply(vars, function(v) I(if (type == "none") as.vector(r[[v]]) else unname(r[[v]][, k, drop = TRUE]))), vars)
        c(list(variables = I(vars), estimate = m(1)), if (type != "none") list(quantiles = I(q), lower = m(2), upper = m(3), se = m(4)), base(e, vars)) })
  },
  chisq = function(src, D) {
    if (length(src$categories) < 2 || D$zero || (D$calibrated && !is.null(D$spec$where))) return(NULL)
    v <- sample(src$categories, 2); s <- one(c("F", "Chisq", "Wald", "adjWald", "saddlepoint", "F", "Chisq")); if (D$lonely && s %in% c("Wald", "adjWald")) s <- "F"
    list(est = list(kind = "chisq", row = v[1], col = v[2], statistic = s), call = sprintf("svychisq(~%s + %s, d, statistic = \"%s\")", v[1], v[2], s),
      result = function(e, r) c(list(statistic = as.vector(r$statistic), parameter = if (s == "saddlepoint" || length(r$parameter) == 0 || anyNA(r$parameter)) NULL else as.list(r$parameter), p = as.vector(r$p.value)), base(e, v)))
  },
  table = function(src, D) {
    if (length(src$categories) == 0) return(NULL)
    v <- some(src$categories, 2); total <- if (often(.3)) one(c(1, 100, 12345)); list(est = c(list(kind = "table", vars = I(v)), if (!is.null(total)) list(total = total)), call = sprintf("svytable(%s, d%s)", paste0f(v), if (is.null(total)) "" else paste0(", Ntotal = ", total)), result = function(e, r) c(list(values = I(as.vector(r))), base(e, v)))
  },
  var = function(src, D) {
    nums <- setdiff(src$numbers, c("gap", "same")); nums <- nums[vapply(nums, function(v) !anyNA(D$x[[v]]), NA)]; if (length(nums) == 0) return(NULL)
    v <- some(nums, 2); if (D$replicate) v <- v[1]
    list(est = list(kind = "var", vars = I(v), naRm = FALSE), call = sprintf("svyvar(%s, d)", paste0f(v)), result = function(e, r) {
      est <- if (length(v) == 1) I(as.vector(r)[1]) else { m <- as.matrix(r); attr(m, "var") <- NULL; attr(m, "statistic") <- NULL; matrix(as.vector(m)[1:4], 2) }
      c(list(estimate = est, se = I(as.vector(sqrt(diag(as.matrix(attr(r, "var"))))))), base(e, v)) })
  },
  ttest = function(src, D) {
    nums <- unique(c(src$numbers, src$binary)); v <- one(setdiff(nums, "same")); two <- src$categories[vapply(src$categories, function(c) length(unique(na.omit(D$x[[c]]))) == 2, NA)]
    g <- if (length(two) > 0 && often(.7)) one(two); if (is.null(g) && anyNA(D$x[[v]])) return(NULL)
    list(est = list(kind = "ttest", var = v, group = g), call = sprintf("svyttest(%s ~ %s, d)", v, if (is.null(g)) "0" else g),
      result = function(e, r) c(list(statistic = unname(r$statistic), parameter = as.list(r$parameter), p = as.vector(r$p.value), estimate = unname(as.vector(r$estimate))), base(e, c(v, g))))
  },
  glm = function(src, D) {
    nums <- setdiff(src$numbers, c("same", "big")); family <- one(c("gaussian", "quasibinomial", "quasipoisson", "gaussian")); if (length(nums) < 2) return(NULL)
    if (family == "quasibinomial" && length(setdiff(src$binary, c("rare", "every", "most"))) == 0) family <- "gaussian"
    y <- switch(family, gaussian = one(nums), quasibinomial = one(setdiff(src$binary, c("rare", "every", "most"))), quasipoisson = src$counts)
    terms <- setdiff(some(c(nums, src$categories), 3), y); if (length(terms) == 0) return(NULL)
    if (often(.25) && length(terms) > 1) terms <- paste(terms[1], terms[2], sep = " * ")
    if (often(.15)) terms <- c("0", terms) else if (often(.15) && length(intersect(terms, src$counts)) == 1) terms <- sub(paste0("^", src$counts, "$"), paste0("factor(", src$counts, ")"), terms)
    f <- sprintf("%s ~ %s", y, paste(terms, collapse = " + ")); used <- all.vars(as.formula(f))
    fit <- sprintf("svyglm(%s, design = d, family = %s(), control = list(epsilon = 1e-14, maxit = 100))", f, family)
    if (often(.25) && terms[1] != "0") { t <- one(terms); if (grepl("*", t, fixed = TRUE)) t <- strsplit(t, " ")[[1]][1]
      if (length(terms) == 1 && grepl("*", terms, fixed = TRUE)) return(NULL)
      return(list(est = list(kind = "regTermTest", response = y, terms = I(terms), family = family, test = I(t)), call = sprintf("regTermTest(%s, ~%s)", fit, t), result = function(e, r) c(list(F = as.vector(r$Ftest), df = r$df, ddf = r$ddf, p = as.vector(r$p)), base(e, used)))) }
    list(est = list(kind = "glm", response = y, terms = I(terms), family = family), call = fit, result = function(e, r) {
      s <- coef(summary(r)); df <- r$df.residual; if (df <= 0 || any(is.na(coef(r))) || max(abs(coef(r)[-1])) > 1e9 || (family != "gaussian" && (any(abs(r$linear.predictors) > 12) || max(abs(coef(r))) > 12))) stop("interpolate")
      b <- base(e, used); b$n <- NULL
      c(list(names = I(rownames(s)), estimate = I(unname(s[, 1])), se = I(unname(s[, 2])), t = I(unname(s[, 3])), p = I(unname(s[, 4])), vcov = as.matrix(vcov(r)), dfResidual = df, ciT = interval(unname(s[, 1]), unname(s[, 2]), df), deviance = r$deviance, nullDeviance = r$null.deviance), if (!D$replicate && !D$calibrated) list(dispersion = as.vector(summary(r)$dispersion)), b) })
  },
  contrast = function(src, D) {
    nums <- setdiff(src$numbers, c("same", "gap")); if (length(nums) < 2) return(NULL)
    v <- sample(nums, 2); naRm <- anyNA(D$x[, v]); kind <- one(c("mean", "total")); if (D$lonely) kind <- "mean"
    of <- list(kind = kind, vars = I(v), naRm = naRm); inner <- sprintf("svy%s(%s, d, na.rm = %s)", kind, paste0f(v), naRm)
    cat <- if (length(src$categories) > 0) one(src$categories)
    if (often(.3) && !is.null(cat) && !D$calibrated && !D$replicate && !naRm && length(na.omit(unique(e0 <- as.character(D$x[[cat]])))) > 1 && !any(grepl(" ", e0))) {
      l <- sort(na.omit(unique(e0)))[1:2]; of <- list(kind = "by", of = kind, vars = I(v[1]), by = I(cat), naRm = FALSE)
      return(list(est = list(kind = "contrast", of = of, linear = list(as.list(setNames(c(1, -1), l)))), call = sprintf("svycontrast(svyby(~%s, ~%s, d, svy%s, covmat = TRUE), c(`%s` = 1, `%s` = -1))", v[1], cat, kind, l[1], l[2]), result = function(e, r) c(joint(e, r), base(e, c(v[1], cat)))))
    }
    if (often(.5)) { k <- round(rnorm(2), 2); list(est = list(kind = "contrast", of = of, linear = list(as.list(setNames(k, v)))), call = sprintf("svycontrast(%s, c(%s = %s, %s = %s))", inner, v[1], k[1], v[2], k[2]), result = function(e, r) c(joint(e, r), base(e, v))) }
    else { x <- one(c("%s/%s", "log(%s/%s)", "%s - 2 * %s", "sqrt(%s * %s)", "exp(%s/1e10) + %s")); x <- sprintf(x, v[1], v[2])
      list(est = list(kind = "contrast", of = of, expression = x), call = sprintf("svycontrast(%s, quote(%s))", inner, x), result = function(e, r) c(joint(e, r), base(e, v))) }
  },
  degf = function(src, D) list(est = list(kind = "degf"), call = "degf(d)", result = function(e, r) c(list(value = I(r)), base(e, character()))),
  weights = function(src, D) if (is.null(D$spec$post)) NULL else list(est = list(kind = "weights"), call = "list(weights = weights(d, \"sampling\"))", result = function(e, r) c(list(weights = I(unname(weights(e$d0, "sampling")))), base(e, character()))))

# ---- what is no target: refusals for other reasons than the design, what is not estimable, what is 0 but for rounding, and
# quantiles that R reads beside a value by rounding, or (survey 4.1-1) as the second value where the first is right
noTarget <- function(r, est, x) {
  if (!is.null(r$error)) return(!grepl("has only one PSU", r$error))
  v <- unlist(r[intersect(names(r), c("estimate", "se", "ci", "statistic", "p", "F", "lower", "upper", "deff"))])
  if (any(!is.finite(as.numeric(v)))) return(TRUE)
  est1 <- as.numeric(unlist(r$estimate)); se <- as.numeric(unlist(r$se))
  if (length(se) > 0 && length(se) == length(est1) && any(se <= 1e-9 * abs(est1))) return(TRUE)
  if (est$kind == "ttest" && (abs(r$statistic) > 1e8 || abs(r$estimate) < 1e-12)) return(TRUE)
  if (est$kind == "chisq" && r$statistic > 1e6) return(TRUE)
  if (est$kind == "regTermTest" && (r$ddf <= 0 || r$F > 100)) return(TRUE)
  if (est$kind == "ciprop" && any(est1 < 1e-6 | est1 > 1 - 1e-6)) return(TRUE)
  if (identical(est$of, "quantile") || est$kind == "quantile") {
    read <- as.numeric(unlist(r[c("estimate", "lower", "upper", "ci")]))
    return(any(vapply(unlist(est$vars), function(name) {
      values <- sort(unique(na.omit(x[[name]]))); near <- outer(read, values, function(a, b) abs(a - b) <= 1e-9 * abs(b) & a != b)
      any(near) || any(read <= values[min(length(values), 8)])
    }, NA)))
  }
  FALSE
}

# ---- the cases
cases <- list(); made <- 0; tried <- 0
while (made < wanted && tried < 4 * wanted) {
  tried <- tried + 1; src <- one(sources); D <- tryCatch(draw(src), error = function(e) NULL); if (is.null(D)) next
  e <- tryCatch(suppressWarnings(D$build(D$setup)), error = function(e) NULL); if (is.null(e)) next
  if (nrow(e$d$variables) < 3) next
  for (family in if (is.null(D$spec$pps)) sample(names(kinds), 3) else sample(c("mean_total", "ratio", "contrast", "var", "glm"), 3)) {
    k <- tryCatch(kinds[[family]](src, D), error = function(e) NULL); if (is.null(k)) next
    tags <- list()
    r <- tryCatch(suppressWarnings({ r <- eval(parse(text = k$call), e); if (!is.null(k$degenerate) && k$degenerate(e, r)) tags <- list("degenerate"); k$result(e, r) }), error = function(x) list(error = conditionMessage(x)))
    if (noTarget(r, k$est, D$x)) next
    if (!is.null(r$error)) tags <- c(tags, "error")
    made <- made + 1
    cases[[family]] <- c(cases[[family]], list(list(id = paste(family, src$name, made, sep = "/"), dataset = src$name, design = lapply(D$spec, function(v) if (is.character(v) && length(v) > 1) I(v) else v), estimator = k$est, R = list(setup = I(D$setup), call = k$call), tags = tags, result = r)))
  }
}
for (family in names(cases)) writeLines(json(list(R = R.version.string, survey = as.character(packageVersion("survey")), cases = cases[[family]])), file.path("cases", paste0(family, ".json")))
cat(made, "cases by survey", as.character(packageVersion("survey")), "\n")
