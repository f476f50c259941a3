//! Where an article's time goes: each stage of the pipeline alone, and the whole.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use sorot::document::Document;
use sorot::entities::Linker;
use sorot::lexicon::Lexicon;
use sorot::mentions::Finder;
use sorot::quotes::Quoter;
use sorot::tagger::Tagger;
use sorot::wire::WireAnalysis;
use sorot::{Engine, Options, figures};

const ARTICLE: &str = include_str!("peers/article.txt");

fn stages(criterion: &mut Criterion) {
    let (lexicon, tagger) = (Lexicon::new(), Tagger::new());
    let (finder, linker, quoter) = (Finder::new(), Linker::new(), Quoter::new());
    let document = Document::new(ARTICLE, &lexicon);
    let names = || tagger.tag(&document, &lexicon);
    let found = finder.find(&document, names(), &lexicon);
    let linked = linker.link(&document, &found, &lexicon);
    let engine = Engine::new();
    let analysis = engine.analyze(ARTICLE, Options::default());

    let mut group = criterion.benchmark_group("stages");
    group.bench_function("document", |b| b.iter(|| Document::new(black_box(ARTICLE), &lexicon)));
    group.bench_function("tagger", |b| b.iter(names));
    group.bench_function("mentions", |b| {
        b.iter_batched(names, |names| finder.find(&document, names, &lexicon), BatchSize::SmallInput)
    });
    group.bench_function("entities", |b| b.iter(|| linker.link(&document, &found, &lexicon)));
    group.bench_function("quotes", |b| b.iter(|| quoter.find(&document, &found, &linked, &lexicon)));
    group.bench_function("figures", |b| b.iter(|| figures::find(&document, &lexicon, None)));
    group.bench_function("wire", |b| b.iter(|| WireAnalysis::new(ARTICLE, &analysis)));
    group.bench_function("whole", |b| b.iter(|| engine.analyze(black_box(ARTICLE), Options::default())));
    group.bench_function("engine", |b| b.iter(Engine::new));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30).measurement_time(Duration::from_secs(2));
    targets = stages
}
criterion_main!(benches);
